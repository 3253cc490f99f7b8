package dev.caesura.align.warp;

import java.util.Arrays;

/**
 * The cells that a path may use: for each row a run of columns.
 *
 * <p>Rows are those of {@link PieceWarper}: before each piece, and at the end, a row for what lies
 * between pieces; then one row for each frame of the piece. A column is the number of audio frames
 * behind the path there, from 0 to all of them. Immutable and thread-safe.
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
   * All cells.
   *
   * @param audioFrames frames of the audio
   * @return no limit
   */
  public static Corridor whole(int audioFrames) {
    return new Corridor(new int[0], new int[0], audioFrames);
  }

  /**
   * Any corridor.
   *
   * @param low first column of each row; must not fall from row to row
   * @param high last column of each row; must not fall, nor lie under the first
   * @param audioFrames frames of the audio; the last row must reach them, the first row 0
   * @return the corridor
   * @throws IllegalArgumentException if a row is outside these limits
   */
  public static Corridor of(int[] low, int[] high, int audioFrames) {
    if (low.length != high.length || low.length == 0) {
      throw new IllegalArgumentException(
          low.length + " first and " + high.length + " last columns");
    }
    for (int row = 0; row < low.length; row++) {
      boolean falls = row > 0 && (low[row] < low[row - 1] || high[row] < high[row - 1]);
      if (falls || low[row] < 0 || high[row] < low[row] || high[row] > audioFrames) {
        throw new IllegalArgumentException(
            "row " + row + " from column " + low[row] + " to " + high[row] + " of " + audioFrames);
      }
    }
    if (low[0] != 0 || high[high.length - 1] != audioFrames) {
      throw new IllegalArgumentException("the corridor does not join both ends");
    }
    return new Corridor(low.clone(), high.clone(), audioFrames);
  }

  /**
   * Everything near the path of a coarser view.
   *
   * @param path the path through reduced frames
   * @param factor frames of a piece that became one there
   * @param pieceFrames frames of each piece at the finer view
   * @param audioFrames finer audio frames behind each column of the coarser view, from none to all
   * @param radius finer frames on either side
   * @return a corridor that holds all of the coarse path, scaled
   */
  public static Corridor around(
      WarpPath path, int factor, int[] pieceFrames, int[] audioFrames, int radius) {
    int rows = pieceFrames.length + 1 + Arrays.stream(pieceFrames).sum();
    int all = audioFrames[audioFrames.length - 1];
    int[] low = new int[rows];
    int[] high = new int[rows];
    int row = 0;
    for (int piece = 0; piece <= pieceFrames.length; piece++) {
      // Between two pieces the path lies still, or walks over speech that has no text.
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

  int low(int row) {
    return low.length == 0 ? 0 : low[row];
  }

  int high(int row) {
    return low.length == 0 ? columns : high[row];
  }

  /** Number of rows; 0 if it has no limits. */
  int rows() {
    return low.length;
  }

  int columns() {
    return columns;
  }
}
