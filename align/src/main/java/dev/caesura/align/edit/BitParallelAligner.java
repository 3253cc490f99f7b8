package dev.caesura.align.edit;

import java.util.Arrays;

/**
 * Kernel for edit distance with unit costs that computes 64 cells of the table at a time: the bit
 * vectors of Myers (J. ACM 1999) in the form of Hyyrö (2003), in blocks of 64 left items. Only
 * blocks that a path of at most k edits can reach are computed (Ukkonen 1985); k is doubled until a
 * path is found.
 *
 * <p>For the path, the vectors are kept at some columns only. From there they are computed again
 * while walking back, for the blocks above the path only. So memory grows with the distance times
 * the square root of the length, and the path takes less time than the distance did.
 *
 * <p>For one call; not thread-safe.
 */
final class BitParallelAligner {

  private static final int WORD = 64;

  private final int rows;
  private final int columns;
  private final int blocks;
  private final SymbolMasks masks;
  private final long[] plus;
  private final long[] minus;
  private final int[] score;
  private int first;
  private int last;

  // In a pass that keeps columns, every step-th one is kept.
  private int step;
  private Checkpoint[] checkpoints = new Checkpoint[0];

  /** The vectors of a column from block {@code first} on, and the scores at the block ends. */
  private static final class Checkpoint {
    final int first;
    final long[] plus;
    final long[] minus;
    final int[] score;

    Checkpoint(int first, long[] plus, long[] minus, int[] score) {
      this.first = first;
      this.plus = plus;
      this.minus = minus;
      this.score = score;
    }
  }

  /** Prepares the alignment of two sequences, neither empty. */
  BitParallelAligner(int[] left, int[] right) {
    this.rows = left.length;
    this.columns = right.length;
    this.blocks = (rows + WORD - 1) / WORD;
    this.masks = new SymbolMasks(left, right, blocks);
    this.plus = new long[blocks];
    this.minus = new long[blocks];
    this.score = new int[blocks];
  }

  /** Returns the distance. */
  int distance() {
    long k = WORD;
    int longer = Math.max(rows, columns);
    while (true) {
      int found = pass((int) Math.min(k, longer));
      if (found >= 0) {
        return found;
      }
      k *= 2;
    }
  }

  /** Returns the distance if it is at most {@code max}, else -1. */
  private int pass(int max) {
    int k = max;
    if (k < Math.abs(columns - rows)) {
      return -1;
    }
    first = 0;
    last = Math.min(blocks, (Math.min(k, (k + rows - columns) / 2) + 1 + WORD - 1) / WORD) - 1;
    last = Math.max(last, 0);
    for (int b = 0; b <= last; b++) {
      plus[b] = -1;
      minus[b] = 0;
      score[b] = (b + 1) * WORD;
    }
    for (int c = 0; c < columns; c++) {
      if (step > 0 && c % step == 0) {
        keep(c / step);
      }
      long[] equal = masks.column(c);
      int carry = 1;
      for (int b = first; b <= last; b++) {
        carry = block(b, equal[b], carry);
        score[b] += carry;
      }
      masks.done(c);
      k = Math.min(k, bound(c));
      narrow(c, k, carry);
      if (last < first) {
        return -1;
      }
    }
    if (last < blocks - 1) {
      return -1;
    }
    int found = score[last];
    for (int bit = rows - last * WORD; bit < WORD; bit++) {
      found -= (int) ((plus[last] >>> bit) & 1) - (int) ((minus[last] >>> bit) & 1);
    }
    return found <= max ? found : -1;
  }

  /** Returns a number of edits that is certainly enough, seen from the last block. */
  private int bound(int column) {
    int below = rows - ((last + 1) * WORD - 1) - 1;
    // In the padded last block the score belongs to a row that does not exist.
    int padding = last == blocks - 1 ? blocks * WORD - rows : 0;
    return score[last] + Math.max(columns - column - 1, Math.max(below, 0)) + padding;
  }

  private void narrow(int column, int k, int carry) {
    int end = (last + 1) * WORD - 1;
    boolean more =
        last + 1 < blocks && end <= (long) k - score[last] + 2 * WORD - 2 - columns + column + rows;
    if (more) {
      last++;
      plus[last] = -1;
      minus[last] = 0;
      int above = score[last - 1] - carry;
      int next = block(last, masks.columnBlock(column, last), carry);
      score[last] = above + WORD + next;
    }
    while (last >= first
        && (score[last] >= k + WORD
            || (last + 1) * WORD - 1
                > (long) k - score[last] + 2 * WORD - 2 - columns + column + rows + 1)) {
      last--;
    }
    while (first <= last
        && (score[first] >= k + WORD
            || (first + 1) * WORD - 1 < (long) score[first] - k - columns + rows + column)) {
      first++;
    }
  }

  /**
   * Advances one block to the next column, given the difference along its top; returns the one
   * along its bottom.
   */
  private int block(int b, long equals, int carry) {
    long up = plus[b];
    long down = minus[b];
    long negative = (long) carry >>> 63;
    long vertical = equals | down;
    long equal = equals | negative;
    long diagonal = (((equal & up) + up) ^ up) | equal;
    long rise = down | ~(diagonal | up);
    long fall = up & diagonal;
    int out = (int) (rise >>> 63) - (int) (fall >>> 63);
    rise = (rise << 1) | ((carry + 1L) >>> 1);
    fall = (fall << 1) | negative;
    plus[b] = fall | ~(vertical | rise);
    minus[b] = rise & vertical;
    return out;
  }

  private void keep(int index) {
    checkpoints[index] =
        new Checkpoint(
            first,
            Arrays.copyOfRange(plus, first, last + 1),
            Arrays.copyOfRange(minus, first, last + 1),
            Arrays.copyOfRange(score, first, last + 1));
  }

  /** Passes the pairs of a shortest path to a sink, the last one first; returns the distance. */
  int path(PairSink pairs) {
    // The number of columns kept equals the number computed again at once.
    step = Math.max(1, (int) Math.sqrt(columns));
    checkpoints = new Checkpoint[(columns - 1) / step + 1];
    int distance = distance();
    Walk walk = new Walk(pairs);
    for (int c = checkpoints.length - 1; c >= 0 && walk.row > 0 && walk.column > 0; c--) {
      walk.back(c);
      checkpoints[c] = null;
    }
    return distance;
  }

  /** Walk back along the path, from one kept column to the one before. */
  private final class Walk {
    private final PairSink pairs;
    private int row = rows;
    private int column = columns;
    private long[][] ups = new long[step + 1][];
    private long[][] downs = new long[step + 1][];
    private int[][] scores = new int[step + 1][];
    private int base;

    Walk(PairSink pairs) {
      this.pairs = pairs;
    }

    void back(int index) {
      Checkpoint from = checkpoints[index];
      int start = index * step;
      // Only what lies above the path, and never past the blocks that were computed then.
      int highest = (row - 1) / WORD;
      base = from.first;
      restore(from, highest);
      int low = Math.min(base + from.plus.length - 1, highest);
      for (int c = start; c < column; c++) {
        store(c - start, base, low);
        long[] equal = masks.column(c);
        int carry = 1;
        for (int b = base; b <= low; b++) {
          carry = block(b, equal[b], carry);
          score[b] += carry;
        }
        // A new block may only join at the bottom, one a column, as in the first pass.
        if (low < highest) {
          int above = score[low] - carry;
          low++;
          plus[low] = -1;
          minus[low] = 0;
          int next = block(low, equal[low], carry);
          score[low] = above + WORD + next;
        }
        masks.done(c);
      }
      store(column - start, base, low);
      walk(start);
    }

    private void restore(Checkpoint from, int highest) {
      int n = Math.min(from.plus.length, highest - from.first + 1);
      System.arraycopy(from.plus, 0, plus, from.first, n);
      System.arraycopy(from.minus, 0, minus, from.first, n);
      System.arraycopy(from.score, 0, score, from.first, n);
    }

    private void store(int at, int from, int to) {
      int n = to - from + 1;
      if (ups[at] == null || ups[at].length < n) {
        ups[at] = new long[n + 4];
        downs[at] = new long[n + 4];
        scores[at] = new int[n + 4];
      }
      Arrays.fill(scores[at], Integer.MAX_VALUE);
      System.arraycopy(plus, from, ups[at], 0, n);
      System.arraycopy(minus, from, downs[at], 0, n);
      System.arraycopy(score, from, scores[at], 0, n);
    }

    /** Returns the cell of the table after {@code i} left items, in a stored column. */
    private int cell(int at, int i, int start) {
      if (i == 0) {
        return start + at;
      }
      int b = (i - 1) / WORD - base;
      if (b < 0 || b >= scores[at].length || scores[at][b] == Integer.MAX_VALUE) {
        return Integer.MAX_VALUE / 2;
      }
      int bit = (i - 1) % WORD;
      // The bits after the cell's own, to the end of its block.
      long mask = bit == WORD - 1 ? 0 : -1L << (bit + 1);
      return scores[at][b] - Long.bitCount(ups[at][b] & mask) + Long.bitCount(downs[at][b] & mask);
    }

    private void walk(int start) {
      int value = cell(column - start, row, start);
      while (row > 0 && column > start) {
        int at = column - start;
        int diagonal = cell(at - 1, row - 1, start);
        boolean same = masks.isSame(row - 1, column - 1);
        if (diagonal + (same ? 0 : 1) == value) {
          row--;
          column--;
          pairs.pair(row, column);
          value = diagonal;
        } else if (cell(at - 1, row, start) + 1 == value) {
          column--;
          value--;
        } else {
          row--;
          value--;
        }
      }
    }
  }
}
