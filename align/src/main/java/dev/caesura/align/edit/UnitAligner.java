package dev.caesura.align.edit;

import dev.caesura.align.EditPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shortest edit paths, every substitution, insertion and deletion at cost 1: chooses the kernel.
 *
 * <p>What is the same at both ends is paired at once. Then diagonals are tried for as many edits as
 * that is faster (nearly the same texts), and the bit-parallel kernel does the rest: time of the
 * length times the distance over 64, memory of the distance times the square root of the length.
 * Always the optimum; among several the choice is not specified. For other costs see {@link
 * AffineAligner} and {@link BandedAligner}.
 *
 * <p>Pure functions, safe for use by many threads.
 */
public final class UnitAligner {

  /** More edits than this would take more memory than they save time. */
  private static final int MOST_WAVES = 1000;

  /** Where a wavefront of cells stops to be faster than words of 64 cells. */
  private static final int CELLS_A_WAVE = 128;

  private UnitAligner() {}

  /**
   * The fewest edits.
   *
   * @param left one side; any numbers, such as code points
   * @param right the other side
   * @return at least 0
   */
  public static int distance(int[] left, int[] right) {
    int start = commonStart(left, right);
    int end = commonEnd(left, right, start);
    int[] a = Arrays.copyOfRange(left, start, left.length - end);
    int[] b = Arrays.copyOfRange(right, start, right.length - end);
    return a.length == 0 || b.length == 0
        ? a.length + b.length
        : new BitParallelAligner(a, b).distance();
  }

  /**
   * A shortest path.
   *
   * @param left one side; any numbers, such as code points
   * @param right the other side
   * @return a path of the fewest edits
   */
  public static EditPath path(int[] left, int[] right) {
    // Pairs come last first; longs, as two objects for each of a million would be too many.
    PackedPairs packed = new PackedPairs(Math.min(left.length, right.length));
    align(left, right, packed);
    return packed.path(left, right);
  }

  /**
   * A shortest path of any items.
   *
   * @param <T> type of the items
   * @param left one side
   * @param right the other side
   * @return a path of the fewest edits
   */
  public static <T> EditPath path(List<T> left, List<T> right) {
    Map<T, Integer> known = new HashMap<>();
    return path(numbers(left, known), numbers(right, known));
  }

  /**
   * Hands out the pairs of a shortest path, the last one first.
   *
   * @param left one side
   * @param right the other side
   * @param pairs takes the pairs, same items and substitutes
   * @return the fewest edits
   */
  public static int align(int[] left, int[] right, PairSink pairs) {
    int start = commonStart(left, right);
    int end = commonEnd(left, right, start);
    for (int k = 1; k <= end; k++) {
      pairs.pair(left.length - k, right.length - k);
    }
    int[] a = Arrays.copyOfRange(left, start, left.length - end);
    int[] b = Arrays.copyOfRange(right, start, right.length - end);
    int distance = a.length + b.length;
    if (a.length > 0 && b.length > 0) {
      PairSink shifted = (i, j) -> pairs.pair(start + i, start + j);
      int waves = Math.min(MOST_WAVES, (a.length + b.length) / CELLS_A_WAVE + 1);
      distance = new DiagonalTransitionAligner(a, b, waves).path(shifted);
      if (distance < 0) {
        distance = new BitParallelAligner(a, b).path(shifted);
      }
    }
    for (int k = start - 1; k >= 0; k--) {
      pairs.pair(k, k);
    }
    return distance;
  }

  private static <T> int[] numbers(List<T> items, Map<T, Integer> known) {
    int[] numbers = new int[items.size()];
    int n = 0;
    for (T item : items) {
      Integer number = known.putIfAbsent(item, known.size());
      numbers[n++] = number == null ? known.size() - 1 : number;
    }
    return numbers;
  }

  private static int commonStart(int[] left, int[] right) {
    int mismatch = Arrays.mismatch(left, right);
    return mismatch < 0 ? left.length : mismatch;
  }

  private static int commonEnd(int[] left, int[] right, int start) {
    int most = Math.min(left.length, right.length) - start;
    int end = 0;
    while (end < most && left[left.length - 1 - end] == right[right.length - 1 - end]) {
      end++;
    }
    return end;
  }
}
