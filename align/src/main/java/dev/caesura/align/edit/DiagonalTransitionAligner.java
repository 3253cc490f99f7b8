package dev.caesura.align.edit;

/**
 * Edit distance with unit costs for sides that are nearly the same: for each number of edits the
 * furthest cell on each diagonal (Ukkonen 1985, Landau and Vishkin 1989; wavefronts, as WFA calls
 * them). Time grows with the length times the distance at worst, with the length plus the square of
 * the distance as a rule; memory with the square of the distance. For one call and one thread.
 */
final class DiagonalTransitionAligner {

  private final int[] left;
  private final int[] right;
  private final int[][] waves;

  DiagonalTransitionAligner(int[] left, int[] right, int most) {
    this.left = left;
    this.right = right;
    this.waves = new int[most + 1][];
  }

  /**
   * Hands out the pairs of a shortest path, the last one first.
   *
   * @return the distance, or -1 without any pair if it is over the limit
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

  /** The furthest left item on diagonal {@code k} (right less left) after {@code d} edits. */
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

  /** Where the last edit leads to, before the matches after it. */
  private int before(int d, int k) {
    int most = Math.min(left.length, right.length - k);
    int substitute = reach(d - 1, k) + 1;
    int delete = reach(d - 1, k + 1) + 1;
    int insert = reach(d - 1, k - 1);
    int best = -2;
    if (substitute > 0 && substitute <= most) {
      best = substitute;
    }
    if (delete > 0 && delete <= most) {
      best = Math.max(best, delete);
    }
    return insert <= most ? Math.max(best, insert) : best;
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
