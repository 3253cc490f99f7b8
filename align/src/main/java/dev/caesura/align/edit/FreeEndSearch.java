package dev.caesura.align.edit;

/**
 * Search for the items between which the cheapest alignment with free ends lies, by the recurrences
 * of Smith and Waterman (1981) and Gotoh (1982). Each cell carries where its path began, so that no
 * table is needed to walk back. Time is the product of the lengths, memory 24 bytes for each item
 * of the right side. Not thread-safe.
 */
final class FreeEndSearch {

  private static final int INFINITE = Integer.MAX_VALUE / 2;

  private final SubstitutionCost substitution;
  private final int open;
  private final int extend;
  private final FreeEnds free;

  private FreeEndSearch(SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    this.substitution = substitution;
    this.open = gaps.open();
    this.extend = gaps.extend();
    this.free = free;
  }

  /**
   * Finds the core to align: left start, right start, left end, right end. It is all of both sides
   * if no end is free.
   *
   * @throws IllegalArgumentException if deleting both sides costs more than 10^9
   */
  static int[] core(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, FreeEnds free) {
    gaps.requireWithinInt(left, right);
    return free.left() || free.right()
        ? new FreeEndSearch(substitution, gaps, free).run(left, right)
        : new int[] {0, 0, left, right};
  }

  private int[] run(int left, int right) {
    int width = right + 1;
    int[] cost = new int[width];
    int[] gap = new int[width];
    long[] costOrigin = new long[width];
    long[] gapOrigin = new long[width];
    for (int j = 0; j < width; j++) {
      cost[j] = free.right() || j == 0 ? 0 : open + j * extend;
      costOrigin[j] = free.right() ? j : 0;
      gap[j] = INFINITE;
    }
    // If both sides are free, any cell may be the start and any may be the end.
    boolean local = free.left() && free.right();
    Best best = new Best(free);
    best.offerRow(0, left, cost, costOrigin);
    for (int i = 1; i <= left; i++) {
      int diagonal = cost[0];
      long diagonalOrigin = costOrigin[0];
      cost[0] = free.left() ? 0 : open + i * extend;
      costOrigin[0] = free.left() ? (long) i * width : 0;
      int across = INFINITE;
      long acrossOrigin = 0;
      for (int j = 1; j < width; j++) {
        if (cost[j - 1] + open <= across) {
          across = cost[j - 1] + open;
          acrossOrigin = costOrigin[j - 1];
        }
        across += extend;
        if (cost[j] + open <= gap[j]) {
          gap[j] = cost[j] + open;
          gapOrigin[j] = costOrigin[j];
        }
        gap[j] += extend;
        int value = diagonal + substitution.cost(i - 1, j - 1);
        long origin = diagonalOrigin;
        if (across < value) {
          value = across;
          origin = acrossOrigin;
        }
        if (gap[j] < value) {
          value = gap[j];
          origin = gapOrigin[j];
        }
        if (local && value > 0) {
          value = 0;
          origin = (long) i * width + j;
        }
        diagonal = cost[j];
        diagonalOrigin = costOrigin[j];
        cost[j] = value;
        costOrigin[j] = origin;
      }
      best.offerRow(i, left, cost, costOrigin);
    }
    return new int[] {
      (int) (best.origin / width), (int) (best.origin % width), best.left, best.right
    };
  }

  /** Cheapest cell at which an alignment may end. */
  private static final class Best {
    private final FreeEnds free;
    private int cost = Integer.MAX_VALUE;
    private long origin;
    private int left;
    private int right;

    Best(FreeEnds free) {
      this.free = free;
    }

    void offerRow(int i, int lastRow, int[] costs, long[] origins) {
      int lastColumn = costs.length - 1;
      if (i == lastRow || (free.left() && free.right())) {
        for (int j = free.right() ? 0 : lastColumn; j <= lastColumn; j++) {
          offer(i, j, costs[j], origins[j]);
        }
      } else if (free.left()) {
        offer(i, lastColumn, costs[lastColumn], origins[lastColumn]);
      }
    }

    // Of two equal ends the later one is taken: it leaves less of either side out.
    private void offer(int i, int j, int value, long from) {
      if (value <= cost) {
        cost = value;
        origin = from;
        left = i;
        right = j;
      }
    }
  }
}
