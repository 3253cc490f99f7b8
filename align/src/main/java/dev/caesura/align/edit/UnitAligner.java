package dev.caesura.align.edit;

import dev.caesura.align.EditPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Aligner for unit costs: finds shortest edit paths, in which every substitution, insertion and
 * deletion costs 1, with the faster of two kernels.
 *
 * <p>Equal items at both ends are paired at once. Then diagonals are tried up to the number of
 * edits at which they stop being faster, which is enough for nearly equal sequences. Beyond, the
 * bit-parallel kernel takes time of the length times the distance over 64, and memory of the
 * distance times the square root of the length. The path is always optimal; among several the
 * choice is not specified. For other costs see {@link AffineAligner} and {@link BandedAligner}.
 *
 * <p>Sources: Ukkonen (1985), Landau and Vishkin (1989), Myers (1999), Hyyrö (2003). Pure
 * functions, safe for use by many threads.
 */
public final class UnitAligner {

  /**
   * Largest number of edits for diagonals: more would cost more in memory than they save in time.
   */
  private static final int MAX_WAVES = 1000;

  /** Cells for each wave, beyond which words of 64 cells are faster. */
  private static final int CELLS_PER_WAVE = 128;

  private UnitAligner() {}

  /**
   * Returns the edit distance of two sequences.
   *
   * @param left the left side; any numbers, such as code points; may be empty
   * @param right the right side; may be empty
   * @return the smallest number of edits; at least 0
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
   * Finds a shortest path.
   *
   * @param left the left side; any numbers, such as code points; may be empty
   * @param right the right side; may be empty
   * @return a path of the fewest edits
   */
  public static EditPath path(int[] left, int[] right) {
    // Pairs arrive last first. They are kept as longs, as objects for a million would be too many.
    PackedPairs packed = new PackedPairs(Math.min(left.length, right.length));
    align(left, right, packed);
    return packed.path(left, right);
  }

  /**
   * Finds a shortest path of any items.
   *
   * @param <T> type of the items, compared by {@code equals}
   * @param left the left side; may be empty
   * @param right the right side; may be empty
   * @return a path of the fewest edits
   */
  public static <T> EditPath path(List<T> left, List<T> right) {
    Map<T, Integer> known = new HashMap<>();
    return path(numbers(left, known), numbers(right, known));
  }

  /**
   * Passes the pairs of a shortest path to a sink, the last one first.
   *
   * @param left the left side; any numbers, such as code points; may be empty
   * @param right the right side; may be empty
   * @param pairs receives the pairs, both equal items and substitutes
   * @return the smallest number of edits
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
      int waves = Math.min(MAX_WAVES, (a.length + b.length) / CELLS_PER_WAVE + 1);
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
    int max = Math.min(left.length, right.length) - start;
    int end = 0;
    while (end < max && left[left.length - 1 - end] == right[right.length - 1 - end]) {
      end++;
    }
    return end;
  }
}
