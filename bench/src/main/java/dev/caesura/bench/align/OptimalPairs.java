package dev.caesura.bench.align;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Correct word pairs of the tables: pairs of equal words on an optimal alignment in order. Optimal
 * means the fewest edits and, among those, the most matches, by the full dynamic program.
 *
 * <p>Where the transcript has "the the" and the recogniser has "the", two pairs are equally good
 * and both count as correct. So every cell on any optimal path is kept.
 */
final class OptimalPairs {

  private static final int EDIT = 1000;
  private static final int SUBSTITUTION = EDIT + 1;

  private static final byte PAIR = 1;
  private static final byte DELETE = 2;
  private static final byte INSERT = 4;

  private final Set<Long> cells = new HashSet<>();
  private int size;
  private int[] one;

  private OptimalPairs() {}

  /** Returns for each hypothesis word the equal reference word of one optimal alignment, or -1. */
  static int[] one(List<String> hypothesis, List<String> reference) {
    return of(hypothesis, reference).one;
  }

  /** Returns the number of pairs of equal words on one optimal alignment. */
  int size() {
    return size;
  }

  /** Returns whether some optimal alignment pairs these words, and they are equal. */
  boolean contains(int hypothesis, int reference) {
    return reference >= 0 && cells.contains((long) hypothesis << 32 | reference);
  }

  /** Aligns two sequences of words. */
  static OptimalPairs of(List<String> hypothesis, List<String> reference) {
    Map<String, Integer> known = new HashMap<>();
    int[] left = ids(hypothesis, known);
    int[] right = ids(reference, known);
    byte[][] from = new byte[left.length + 1][right.length + 1];
    int[] row = new int[right.length + 1];
    for (int j = 1; j <= right.length; j++) {
      row[j] = j * EDIT;
      from[0][j] = INSERT;
    }
    for (int i = 1; i <= left.length; i++) {
      byte[] trace = from[i];
      int diagonal = row[0];
      row[0] = i * EDIT;
      trace[0] = DELETE;
      for (int j = 1; j <= right.length; j++) {
        int pair = diagonal + (left[i - 1] == right[j - 1] ? 0 : SUBSTITUTION);
        int delete = row[j] + EDIT;
        int insert = row[j - 1] + EDIT;
        int best = Math.min(pair, Math.min(delete, insert));
        trace[j] =
            (byte)
                ((pair == best ? PAIR : 0)
                    | (delete == best ? DELETE : 0)
                    | (insert == best ? INSERT : 0));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return reachable(left, right, from);
  }

  /** Traces back one optimal path to count its pairs, and all optimal paths to collect theirs. */
  private static OptimalPairs reachable(int[] left, int[] right, byte[][] from) {
    OptimalPairs result = new OptimalPairs();
    result.one = new int[left.length];
    Arrays.fill(result.one, -1);
    int i = left.length;
    int j = right.length;
    while (i > 0 || j > 0) {
      if ((from[i][j] & PAIR) != 0) {
        i--;
        j--;
        if (left[i] == right[j]) {
          result.size++;
          result.one[i] = j;
        }
      } else if ((from[i][j] & DELETE) != 0) {
        i--;
      } else {
        j--;
      }
    }
    boolean[] reached = new boolean[right.length + 1];
    reached[right.length] = true;
    for (i = left.length; i >= 0; i--) {
      boolean[] above = new boolean[right.length + 1];
      for (j = right.length; j >= 0; j--) {
        if (!reached[j]) {
          continue;
        }
        byte step = from[i][j];
        if ((step & PAIR) != 0) {
          above[j - 1] = true;
          if (left[i - 1] == right[j - 1]) {
            result.cells.add((long) (i - 1) << 32 | (j - 1));
          }
        }
        if ((step & DELETE) != 0) {
          above[j] = true;
        }
        if ((step & INSERT) != 0) {
          reached[j - 1] = true;
        }
      }
      reached = above;
    }
    return result;
  }

  private static int[] ids(List<String> words, Map<String, Integer> known) {
    return words.stream().mapToInt(w -> known.computeIfAbsent(w, x -> known.size())).toArray();
  }
}
