package dev.caesura.align.warp;

import java.util.Arrays;

/**
 * Corridor of a warp: the cells that a path may use, for each row a range of columns.
 *
 * <p>Rows are those of {@link PieceWarper}: before each piece, and at the end, a row for what lies
 * between pieces; then one row for each frame of the piece. A column is the number of audio frames
 * before the path there, from 0 to all of them. Immutable and thread-safe.
 */
public final class Corridor {

  private final int[] low;
  private final int[] high;
  private final int columns;

  private Corridor(int[] low, int[] high, int columns) {
    this.low = low;
    this.high = high;
    this.columns = columns;
  }

  /**
   * Returns a corridor of all cells.
   *
   * @param audioFrames number of frames of the audio
   * @return a corridor without limits
   */
  public static Corridor whole(int audioFrames) {
    return new Corridor(new int[0], new int[0], audioFrames);
  }

  /**
   * Returns a corridor with the given limits.
   *
   * @param low first column of each row; must not decrease from row to row; 0 in the first
   * @param high last column of each row; must not decrease, nor be below the first column
   * @param audioFrames number of frames of the audio, which is the last column of the last row
   * @return the corridor
   * @throws IllegalArgumentException if a row is outside these limits
   */
  public static Corridor of(int[] low, int[] high, int audioFrames) {
    if (low.length != high.length || low.length == 0) {
      throw new IllegalArgumentException(
          low.length + " first and " + high.length + " last columns: expected as many, at least 1");
    }
    for (int row = 0; row < low.length; row++) {
      boolean falls = row > 0 && (low[row] < low[row - 1] || high[row] < high[row - 1]);
      if (falls || low[row] < 0 || high[row] < low[row] || high[row] > audioFrames) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ": expected ascending columns in [0, "
                + audioFrames
                + "]; found "
                + low[row]
                + " to "
                + high[row]);
      }
    }
    if (low[0] != 0 || high[high.length - 1] != audioFrames) {
      throw new IllegalArgumentException(
          "corridor: expected columns from 0 to "
              + audioFrames
              + "; found "
              + low[0]
              + " to "
              + high[high.length - 1]);
    }
    return new Corridor(low.clone(), high.clone(), audioFrames);
  }

  /**
   * Returns the cells near the path of a coarser resolution.
   *
   * @param path the path through reduced frames
   * @param factor frames of a piece that one reduced frame stands for
   * @param pieceFrames frames of each piece at the finer resolution
   * @param audioFrames finer audio frames before each column of the coarser resolution, from 0 to
   *     all of them
   * @param radius finer frames on either side of the path
   * @return a corridor that contains the whole scaled path
   */
  public static Corridor around(
      WarpPath path, int factor, int[] pieceFrames, int[] audioFrames, int radius) {
    int rows = pieceFrames.length + 1 + Arrays.stream(pieceFrames).sum();
    int all = audioFrames[audioFrames.length - 1];
    int[] low = new int[rows];
    int[] high = new int[rows];
    int row = 0;
    for (int piece = 0; piece <= pieceFrames.length; piece++) {
      // Between two pieces the path stays, or passes over speech without text.
      int from = audioFrames[path.gapStart(piece)] - radius;
      int to = audioFrames[path.gapEnd(piece)] + radius;
      set(low, high, row++, from, to, all);
      if (piece == pieceFrames.length) {
        break;
      }
      for (int i = 0; i < pieceFrames[piece]; i++, row++) {
        int at = path.reached(piece, Math.min(i / factor, path.frames(piece) - 1));
        int before = audioFrames[Math.max(0, at - 1)];
        set(low, high, row, before - radius, audioFrames[at] + radius, all);
      }
    }
    low[0] = 0;
    high[rows - 1] = all;
    for (int i = 1; i < rows; i++) {
      high[i] = Math.max(high[i], high[i - 1]);
    }
    for (int i = rows - 2; i >= 0; i--) {
      low[i] = Math.min(low[i], low[i + 1]);
    }
    return new Corridor(low, high, all);
  }

  private static void set(int[] low, int[] high, int row, int from, int to, int most) {
    low[row] = Math.max(0, Math.min(most, from));
    high[row] = Math.max(0, Math.min(most, to));
  }

  /** Returns the first column of a row. */
  int low(int row) {
    return low.length == 0 ? 0 : low[row];
  }

  /** Returns the last column of a row. */
  int high(int row) {
    return low.length == 0 ? columns : high[row];
  }

  /** Returns the number of rows; 0 without limits. */
  int rows() {
    return low.length;
  }

  /** Returns the number of audio frames. */
  int columns() {
    return columns;
  }
}
