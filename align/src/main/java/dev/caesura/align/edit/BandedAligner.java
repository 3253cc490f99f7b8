package dev.caesura.align.edit;

import dev.caesura.align.EditPath;
import java.util.Arrays;

/**
 * The cheapest alignment of two stretches within a band around the line between their corners: the
 * recurrence of Gotoh (1982) with one byte kept for each cell, so that one pass and one walk back
 * are enough. With a band as wide as the right side it is the optimum of all alignments.
 *
 * <p>Faster than {@link AffineAligner} (which passes over the cells twice), but memory grows with
 * the cells of the band: one byte each. An object keeps its memory for the next call and is for one
 * thread.
 */
public final class BandedAligner {

  private static final int INFINITE = Integer.MAX_VALUE / 2;

  /** Most cells of one call: a byte each. */
  private static final long MOST_CELLS = 1L << 30;

  private static final byte UP = 1;
  private static final byte ACROSS = 2;
  private static final byte SOURCE = 3;
  private static final byte UP_GOES_ON = 4;
  private static final byte ACROSS_GOES_ON = 8;

  private final SubstitutionCost substitution;
  private final GapCosts gaps;
  private final int open;
  private final int extend;
  private int[] cost = new int[0];
  private int[] gap = new int[0];
  private byte[] trace = new byte[0];

  /**
   * A kernel.
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
   * The cheapest path within a band.
   *
   * @param left number of items on the left, at least 0
   * @param right number of items on the right, at least 0
   * @param substitution cost of each pair
   * @param gaps cost of gaps
   * @param halfWidth how far, in items of the right side, a path may be from the line between the
   *     corners, at least 1; {@code right} and more is no limit
   * @return a path from both starts to both ends
   * @throws IllegalArgumentException if the band is narrower than 1 or has more than 2^30 cells, or
   *     leaving both sides out costs more than 10^9
   */
  public static EditPath path(
      int left, int right, SubstitutionCost substitution, GapCosts gaps, int halfWidth) {
    PackedPairs pairs = new PackedPairs(Math.min(left, right));
    new BandedAligner(substitution, gaps).align(0, left, 0, right, halfWidth, pairs);
    return pairs.path(left, right, substitution);
  }

  /**
   * Aligns two stretches and hands out the pairs of the cheapest path, the last one first.
   *
   * @param fromLeft start on the left
   * @param toLeft end on the left, exclusive
   * @param fromRight start on the right
   * @param toRight end on the right, exclusive
   * @param halfWidth how far a path may be from the line between the corners, at least 1
   * @param pairs takes the pairs
   * @return the cost of the path
   * @throws IllegalArgumentException if the band is narrower than 1 or has more than 2^30 cells, or
   *     leaving both sides out costs more than 10^9
   */
  public long align(
      int fromLeft, int toLeft, int fromRight, int toRight, int halfWidth, PairSink pairs) {
    int rows = toLeft - fromLeft;
    int columns = toRight - fromRight;
    if (halfWidth < 1) {
      throw new IllegalArgumentException("half width " + halfWidth + " is not at least 1");
    }
    if (rows == 0 || columns == 0) {
      return rows + columns == 0 ? 0 : open + (long) (rows + columns) * extend;
    }
    gaps.requireWithinInt(rows, columns);
    // A row must reach the start of the next one, whatever the slope.
    int half = (int) Math.min(columns, (long) halfWidth + columns / rows + 1);
    int width = (int) Math.min(columns + 1L, 2L * half + 1);
    long cells = (long) (rows + 1) * width;
    if (cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          rows + " by " + columns + " items in a band of " + width + " are over 2^30 cells");
    }
    if (trace.length < cells) {
      trace = new byte[(int) Math.max(cells, Math.min(MOST_CELLS, trace.length * 2L))];
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
      trace[j] = (byte) (ACROSS | (j > 1 ? ACROSS_GOES_ON : 0));
    }
    for (int i = 1; i <= rows; i++) {
      int low = low(i, rows, columns, half, width);
      int lastLow = low(i - 1, rows, columns, half, width);
      int at = i * width;
      int across = INFINITE;
      int diagonal = low > 0 ? cost[low - 1] : INFINITE;
      // What the row above left behind to the left of this band is out of reach from here on.
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
          from |= UP_GOES_ON;
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
            from |= ACROSS_GOES_ON;
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
        state = (from & UP_GOES_ON) != 0 ? UP : 0;
        i--;
      } else {
        state = (from & ACROSS_GOES_ON) != 0 ? ACROSS : 0;
        j--;
      }
    }
  }
}
