package dev.caesura.align.warp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Dynamic time warping of pieces (spoken sentences) in order along a recording. Each piece takes a
 * stretch of audio at between half and twice its own speed, or is left out; audio between pieces is
 * left out at a price. The path is the cheapest one in the corridor.
 *
 * <p>Steps and weights are those of Sakoe and Chiba (1978), symmetric with slope constraint 1: one
 * frame of each side at twice their distance; two of one side and one of the other at twice the
 * first distance and once the second. So every frame of both sides has weight 1, and the price of a
 * frame that is left out compares with the mean distance of a frame that is paired. Beginning and
 * ending a piece may cost more at some columns ({@code edge}), so that paths follow pauses.
 *
 * <p>Memory: 2 bits per cell of one block of pieces, at most {@code cells} (or one piece, if that
 * is more), 4 bytes per column of each block, 4 bytes per frame. With several blocks, the rows
 * between them are kept and each block is computed twice. Time: one distance per cell of the
 * corridor, two with several blocks. Immutable and thread-safe.
 *
 * <p>Source: H. Sakoe, S. Chiba, "Dynamic programming algorithm optimization for spoken word
 * recognition", 1978, table I (symmetric, P = 1), without pieces, prices and blocks.
 */
public final class PieceWarper {

  /** The number that all prices must be below. */
  static final double MAX_PRICE = 1e6;

  /** Default number of cells of a block: 64 MiB. */
  private static final long CELLS = 1L << 28;

  private final WarpCosts costs;
  private final long cells;

  private PieceWarper(WarpCosts costs, long cells) {
    this.costs = costs;
    this.cells = cells;
  }

  /**
   * Returns a warper that keeps 2^28 cells (64 MiB) at once.
   *
   * @param costs prices of frames that are left out
   * @return the warper
   */
  public static PieceWarper of(WarpCosts costs) {
    return of(costs, CELLS);
  }

  /**
   * Returns a warper that keeps the given number of cells at once.
   *
   * @param costs prices of frames that are left out
   * @param cells how many cells it may keep at once, at least 1; four take one byte
   * @return the warper
   * @throws IllegalArgumentException if {@code cells} is below 1
   */
  public static PieceWarper of(WarpCosts costs, long cells) {
    if (cells < 1) {
      throw new IllegalArgumentException("cells " + cells + ": expected at least 1");
    }
    return new PieceWarper(costs, cells);
  }

  /**
   * Finds the cheapest path.
   *
   * @param pieces the pieces in order; a piece without frames is left out
   * @param audio the audio, with as many features per frame
   * @param edge price of beginning or ending a piece after each number of audio frames, from 0 to
   *     all of them; each in [0, 1e6)
   * @param corridor the cells that may be used
   * @return the path
   * @throws IllegalArgumentException if the sizes do not fit each other, or a price is out of range
   */
  public WarpPath align(
      List<FeatureFrames> pieces, FeatureFrames audio, float[] edge, Corridor corridor) {
    int rows = pieces.size() + 1;
    for (FeatureFrames piece : pieces) {
      rows = Math.addExact(rows, piece.frames());
      if (piece.size() != audio.size()) {
        throw new IllegalArgumentException(
            "piece " + piece + ": expected " + audio.size() + " features per frame");
      }
    }
    if (edge.length != audio.frames() + 1) {
      throw new IllegalArgumentException(
          edge.length
              + " edges: expected "
              + (audio.frames() + 1L)
              + " for "
              + audio.frames()
              + " frames");
    }
    for (float price : edge) {
      if (!(price >= 0 && price < MAX_PRICE)) {
        throw new IllegalArgumentException(
            "edge " + price + ": expected a number in [0, " + MAX_PRICE + ")");
      }
    }
    boolean fits = corridor.rows() == 0 || corridor.rows() == rows;
    if (!fits || corridor.columns() != audio.frames()) {
      throw new IllegalArgumentException(
          "corridor of "
              + corridor.rows()
              + " rows and "
              + corridor.columns()
              + " frames: expected "
              + rows
              + " and "
              + audio.frames());
    }
    WarpRowSweeper sweep = new WarpRowSweeper(costs, pieces, audio, edge, corridor);
    List<Integer> blocks = blocks(pieces, corridor);
    List<float[]> rowsBetween = new ArrayList<>();
    double[] base = new double[blocks.size()];
    for (int b = 0; b + 1 < blocks.size(); b++) {
      if (b == 0) {
        sweep.begin();
      }
      rowsBetween.add(sweep.gapRow());
      base[b] = sweep.base();
      if (b + 2 < blocks.size()) {
        for (int piece = blocks.get(b); piece < blocks.get(b + 1); piece++) {
          sweep.piece(piece, null, Integer.MAX_VALUE);
        }
      }
    }
    Traceback back = new Traceback(pieces, audio);
    int column = audio.frames();
    double total = Double.NaN;
    for (int b = blocks.size() - 2; b >= 0; b--) {
      int last = blocks.get(b + 1);
      sweep.resume(blocks.get(b), rowsBetween.get(b), base[b]);
      List<Steps> steps = new ArrayList<>();
      for (int piece = blocks.get(b); piece < last; piece++) {
        Steps taken = new Steps();
        sweep.piece(piece, taken, column);
        steps.add(taken);
      }
      if (last == pieces.size()) {
        total = sweep.cost(column);
      }
      Collections.reverse(steps);
      for (int i = 0; i < steps.size(); i++) {
        column = back.piece(last - 1 - i, steps.get(i), column);
      }
    }
    if (pieces.isEmpty()) {
      total = costs.audioFrame() * audio.frames();
    }
    return back.path(total);
  }

  /** Returns the first piece of each block, and the number of pieces. */
  private List<Integer> blocks(List<FeatureFrames> pieces, Corridor corridor) {
    List<Integer> starts = new ArrayList<>();
    long held = 0;
    int row = 0;
    for (int piece = 0; piece < pieces.size(); piece++) {
      long size = 0;
      for (int end = row + pieces.get(piece).frames() + 1; row < end; row++) {
        size += corridor.high(row) - corridor.low(row) + 1L;
      }
      if (piece == 0 || held + size > cells) {
        starts.add(piece);
        held = 0;
      }
      held += size;
    }
    starts.add(pieces.size());
    return starts;
  }

  /** The steps that led to the cells of one piece and of the row after it. */
  static final class Steps {
    static final int DIAGONAL = 0;
    static final int TWO_AUDIO = 1;
    static final int TWO_TEXT = 2;
    static final int SPOKEN = 0;
    static final int LEFT_OUT = 1;
    static final int SKIPPED_AUDIO = 2;

    private final List<byte[]> rows = new ArrayList<>();
    private final List<Integer> lows = new ArrayList<>();

    /** Adds a row with a step for each column from {@code low}, two bits each. */
    void add(int low, byte[] steps, int count) {
      byte[] packed = new byte[(count + 3) / 4];
      for (int i = 0; i < count; i++) {
        packed[i >> 2] |= (byte) (steps[i] << ((i & 3) << 1));
      }
      rows.add(packed);
      lows.add(low);
    }

    int at(int row, int column) {
      int i = column - lows.get(row);
      return rows.get(row)[i >> 2] >> ((i & 3) << 1) & 3;
    }
  }

  /** Follows the steps back from the end. */
  private static final class Traceback {
    private final List<FeatureFrames> pieces;
    private final FeatureFrames audio;
    private final int[][] reached;
    private final int[] start;
    private final int[] end;
    private final double[] cost;

    Traceback(List<FeatureFrames> pieces, FeatureFrames audio) {
      this.pieces = pieces;
      this.audio = audio;
      reached = new int[pieces.size()][];
      start = new int[pieces.size()];
      end = new int[pieces.size()];
      cost = new double[pieces.size()];
    }

    /** Goes from the row after a piece to the row before it; returns the column there. */
    int piece(int piece, Steps steps, int from) {
      FeatureFrames text = pieces.get(piece);
      int frames = text.frames();
      int column = from;
      while (steps.at(frames, column) == Steps.SKIPPED_AUDIO) {
        column--;
      }
      reached[piece] = new int[frames];
      end[piece] = column;
      cost[piece] = Double.NaN;
      if (steps.at(frames, column) == Steps.LEFT_OUT) {
        Arrays.fill(reached[piece], column);
        start[piece] = column;
        return column;
      }
      double sum = 0;
      for (int i = frames; i > 0; ) {
        reached[piece][i - 1] = column;
        double here = text.distance(i - 1, audio, column - 1);
        switch (steps.at(i - 1, column)) {
          case Steps.TWO_AUDIO -> {
            sum += here + 2 * text.distance(i - 1, audio, column - 2);
            column -= 2;
            i--;
          }
          case Steps.TWO_TEXT -> {
            sum += here + 2 * text.distance(i - 2, audio, column - 1);
            reached[piece][i - 2] = column;
            column--;
            i -= 2;
          }
          default -> {
            sum += 2 * here;
            column--;
            i--;
          }
        }
      }
      start[piece] = column;
      cost[piece] = sum / (frames + end[piece] - column);
      return column;
    }

    WarpPath path(double total) {
      return new WarpPath(reached, start, end, cost, audio.frames(), total);
    }
  }
}
