package dev.caesura.align.edit;

import dev.caesura.align.EditPath;
import java.util.Arrays;

/**
 * Kernel for the cheapest alignment of two sequences within a band around the line between their
 * corners, under any substitution cost and affine gap costs.
 *
 * <p>One pass and one walk back are enough, as one byte is kept for each cell. Time and memory grow
 * with the cells of the band. This is faster than {@link AffineAligner}, which passes over the
 * cells twice in linear memory. With a band as wide as the right side the path is the optimum of
 * all alignments.
 *
 * <p>Source: the recurrence of Gotoh (1982). An object keeps its memory for the next call. Not
 * thread-safe.
 */
public final class BandedAligner {

  private static final int INFINITE = Integer.MAX_VALUE / 2;

  /** Largest number of cells of one call, a byte each. */
  private static final long MAX_CELLS = 1L << 30;

  private static final byte UP = 1;
  private static final byte ACROSS = 2;
  private static final byte SOURCE = 3;
  private static final byte UP_CONTINUES = 4;
  private static final byte ACROSS_CONTINUES = 8;

  private final SubstitutionCost substitution;
  private final GapCosts gaps;
  private final int open;
  private final int extend;
  private int[] cost = new int[0];
  private int[] gap = new int[0];
  private byte[] trace = new byte[0];

  /**
   * Creates a kernel.
   *
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   */
  public BandedAligner(SubstitutionCost substitution, GapCosts gaps) {
    this.substitution = substitution;
    this.gaps = gaps;
    this.open = gaps.open();
    this.extend = gaps.extend();
  }

  /**
   * Finds the cheapest path within a band.
   *
   * @param left number of items on the left; at least 0
   * @param right number of items on the right; at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param halfWidth the largest distance of a path from the line between the corners, in items of
   *     the right side; at least 1. {@code right} or more sets no limit
   * @return a path from both starts to both ends
   * @throws IllegalArgumentException if the band is narrower than 1 or has more than 2^30 cells, or
   *     deleting both sides costs more than 10^9
   */
  public static EditPath path(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, int halfWidth) {
    PackedPairs pairs = new PackedPairs(Math.min(left, right));
    new BandedAligner(substitution, gaps).align(0, left, 0, right, halfWidth, pairs);
    return pairs.path(left, right, substitution);
  }

  /**
   * Aligns two ranges and passes the pairs of the cheapest path to a sink, the last one first.
   *
   * @param fromLeft start of the range on the left
   * @param toLeft end of the range on the left, exclusive
   * @param fromRight start of the range on the right
   * @param toRight end of the range on the right, exclusive
   * @param halfWidth the largest distance of a path from the line between the corners, in items of
   *     the right side; at least 1
   * @param pairs receives the pairs
   * @return the cost of the path
   * @throws IllegalArgumentException if the band is narrower than 1 or has more than 2^30 cells, or
   *     deleting both sides costs more than 10^9
   */
  public long align(
      int fromLeft, int toLeft, int fromRight, int toRight, int halfWidth, PairSink pairs) {
    int rows = toLeft - fromLeft;
    int columns = toRight - fromRight;
    if (halfWidth < 1) {
      throw new IllegalArgumentException(
          "halfWidth " + halfWidth + ": expected a number of at least 1");
    }
    if (rows == 0 || columns == 0) {
      return rows + columns == 0 ? 0 : open + (long) (rows + columns) * extend;
    }
    gaps.requireWithinInt(rows, columns);
    // A row must reach the start of the next one at any slope.
    int half = (int) Math.min(columns, (long) halfWidth + columns / rows + 1);
    int width = (int) Math.min(columns + 1L, 2L * half + 1);
    long cells = (long) (rows + 1) * width;
    if (cells > MAX_CELLS) {
      throw new IllegalArgumentException(
          "halfWidth "
              + halfWidth
              + ": expected a band of at most 2^30 cells; found "
              + cells
              + " for "
              + rows
              + " by "
              + columns
              + " items");
    }
    if (trace.length < cells) {
      trace = new byte[(int) Math.max(cells, Math.min(MAX_CELLS, trace.length * 2L))];
    }
    if (cost.length < columns + 2) {
      cost = new int[Math.max(columns + 2, 2 * cost.length)];
      gap = new int[cost.length];
    }
    fill(fromLeft, fromRight, rows, columns, half, width);
    walk(fromLeft, fromRight, rows, columns, half, width, pairs);
    return cost[columns];
  }

  private static int low(int row, int rows, int columns, int half, int width) {
    long middle = (long) row * columns / rows;
    return (int) Math.max(0, Math.min(middle - half, columns + 1L - width));
  }

  private void fill(int fromLeft, int fromRight, int rows, int columns, int half, int width) {
    Arrays.fill(cost, 0, columns + 1, INFINITE);
    Arrays.fill(gap, 0, columns + 1, INFINITE);
    for (int j = 0; j < width; j++) {
      cost[j] = j == 0 ? 0 : open + j * extend;
      trace[j] = (byte) (ACROSS | (j > 1 ? ACROSS_CONTINUES : 0));
    }
    for (int i = 1; i <= rows; i++) {
      int low = low(i, rows, columns, half, width);
      int lastLow = low(i - 1, rows, columns, half, width);
      int at = i * width;
      int across = INFINITE;
      int diagonal = low > 0 ? cost[low - 1] : INFINITE;
      // Cells of the row above to the left of this band are out of reach from now on.
      if (low > lastLow) {
        cost[low - 1] = INFINITE;
      }
      for (int j = low; j < low + width; j++) {
        byte from = 0;
        int above = cost[j];
        int down = gap[j];
        if (above + open < down) {
          down = above + open;
        } else {
          from |= UP_CONTINUES;
        }
        down += extend;
        gap[j] = down;
        int best =
            j == 0 || diagonal >= INFINITE
                ? INFINITE
                : diagonal + substitution.cost(fromLeft + i - 1, fromRight + j - 1);
        if (j > low) {
          int opened = cost[j - 1] + open;
          if (opened < across) {
            across = opened;
          } else {
            from |= ACROSS_CONTINUES;
          }
          across += extend;
        }
        if (down < best) {
          best = down;
          from |= UP;
        }
        if (across < best) {
          best = across;
          from = (byte) ((from & ~SOURCE) | ACROSS);
        }
        cost[j] = Math.min(best, INFINITE);
        diagonal = above;
        trace[at + j - low] = from;
      }
    }
  }

  private void walk(
      int fromLeft, int fromRight, int rows, int columns, int half, int width, PairSink pairs) {
    int i = rows;
    int j = columns;
    int state = 0;
    while (i > 0 && j > 0) {
      byte from = trace[i * width + j - low(i, rows, columns, half, width)];
      if (state == 0) {
        state = from & SOURCE;
        if (state == 0) {
          i--;
          j--;
          pairs.pair(fromLeft + i, fromRight + j);
        }
      } else if (state == UP) {
        state = (from & UP_CONTINUES) != 0 ? UP : 0;
        i--;
      } else {
        state = (from & ACROSS_CONTINUES) != 0 ? ACROSS : 0;
        j--;
      }
    }
  }
}
