package dev.caesura.bench.align;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The truth of the tables: pairs of same words that lie on an optimal alignment in order, one of
 * the fewest edits and among these of the most matches, found by the full dynamic program.
 *
 * <p>Where a speaker says "the the" and the recogniser writes "the", two pairs are equally good;
 * either counts as right. So every cell on any optimal path is kept.
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

  /** One optimal alignment: for each heard word the same written word, or -1. */
  static int[] one(List<String> heard, List<String> written) {
    return of(heard, written).one;
  }

  /** Words of one optimal alignment that are the same on both sides. */
  int size() {
    return size;
  }

  /** Whether the same word stands at both places of some optimal alignment. */
  boolean contains(int heard, int written) {
    return written >= 0 && cells.contains((long) heard << 32 | written);
  }

  static OptimalPairs of(List<String> heard, List<String> written) {
    Map<String, Integer> known = new HashMap<>();
    int[] left = ids(heard, known);
    int[] right = ids(written, known);
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

  /** Walks back over all optimal steps at once, and over one of them to count. */
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
