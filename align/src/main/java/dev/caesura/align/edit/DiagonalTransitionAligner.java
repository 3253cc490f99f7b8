package dev.caesura.align.edit;

/**
 * Kernel for edit distance with unit costs of sequences that are nearly the same. For each number
 * of edits it finds the furthest cell on each diagonal (Ukkonen 1985, Landau and Vishkin 1989; WFA
 * calls them wavefronts).
 *
 * <p>Time is the length times the distance at worst, and usually the length plus the square of the
 * distance. Memory is the square of the distance. For one call; not thread-safe.
 */
final class DiagonalTransitionAligner {

  private final int[] left;
  private final int[] right;
  private final int[][] waves;

  DiagonalTransitionAligner(int[] left, int[] right, int maxDistance) {
    this.left = left;
    this.right = right;
    this.waves = new int[maxDistance + 1][];
  }

  /**
   * Passes the pairs of a shortest path to a sink, the last one first.
   *
   * @return the distance; -1, without any pair, if it is above the limit
   */
  int path(PairSink pairs) {
    int end = right.length - left.length;
    for (int d = 0; d < waves.length; d++) {
      wave(d);
      if (Math.abs(end) <= d && waves[d][end + d] == left.length) {
        walk(d, end, pairs);
        return d;
      }
    }
    return -1;
  }

  /**
   * Returns the furthest left item on diagonal {@code k} (right minus left) after {@code d} edits.
   */
  private int reach(int d, int k) {
    return d < 0 || Math.abs(k) > d ? -2 : waves[d][k + d];
  }

  private void wave(int d) {
    int[] wave = new int[2 * d + 1];
    waves[d] = wave;
    for (int k = -d; k <= d; k++) {
      int i = d == 0 ? 0 : before(d, k);
      if (i > left.length || i + k > right.length || i + k < 0 || i < 0) {
        wave[k + d] = -2;
        continue;
      }
      while (i < left.length && i + k < right.length && left[i] == right[i + k]) {
        i++;
      }
      wave[k + d] = i;
    }
  }

  /** Returns the left item that the last edit reaches, before the matches after it. */
  private int before(int d, int k) {
    int max = Math.min(left.length, right.length - k);
    int substitute = reach(d - 1, k) + 1;
    int delete = reach(d - 1, k + 1) + 1;
    int insert = reach(d - 1, k - 1);
    int best = -2;
    if (substitute > 0 && substitute <= max) {
      best = substitute;
    }
    if (delete > 0 && delete <= max) {
      best = Math.max(best, delete);
    }
    return insert <= max ? Math.max(best, insert) : best;
  }

  private void walk(int distance, int end, PairSink pairs) {
    int k = end;
    int i = left.length;
    for (int d = distance; d >= 0; d--) {
      int start = d == 0 ? 0 : before(d, k);
      for (; i > start; i--) {
        pairs.pair(i - 1, i - 1 + k);
      }
      if (d == 0) {
        return;
      }
      if (reach(d - 1, k) + 1 == start && reach(d - 1, k) >= 0) {
        i--;
        pairs.pair(i, i + k);
      } else if (reach(d - 1, k + 1) + 1 == start && reach(d - 1, k + 1) >= 0) {
        i--;
        k++;
      } else {
        k--;
      }
    }
  }
}
