package dev.caesura.align.warp;

import java.util.Arrays;
import java.util.List;

/**
 * Computes the rows of a warp one after the other, and keeps the last three. Outside the corridor
 * all cells of a row are infinite. Not thread-safe.
 *
 * <p>The smallest cost is subtracted from rows between pieces and summed in double precision: over
 * hours of frames, single precision alone could not distinguish two paths.
 */
final class WarpRowSweeper {

  private static final float NEVER = Float.POSITIVE_INFINITY;

  /** Cells before column 0, so that two columns back always exists. */
  private static final int PAD = 2;

  private final float audioFrame;
  private final float pieceFrame;
  private final List<FeatureFrames> pieces;
  private final float[][] audio;
  private final float[] edge;
  private final Corridor corridor;
  private final int[] firstRow;
  private final int columns;

  private float[] gap;
  private int gapLow;
  private int gapHigh;
  private double base;
  private float[] last;
  private float[] beforeLast;
  private float[] here;
  private float[] distance;
  private float[] lastDistance;
  private final byte[] steps;

  WarpRowSweeper(
      WarpCosts costs,
      List<FeatureFrames> pieces,
      FeatureFrames audio,
      float[] edge,
      Corridor corridor) {
    this.audioFrame = (float) costs.audioFrame();
    this.pieceFrame = (float) costs.pieceFrame();
    this.pieces = pieces;
    this.audio = audio.byFeature();
    this.edge = edge;
    this.corridor = corridor;
    columns = audio.frames() + 1;
    firstRow = new int[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      firstRow[i + 1] = firstRow[i] + pieces.get(i).frames() + 1;
    }
    gap = never();
    last = never();
    beforeLast = never();
    here = never();
    distance = never();
    lastDistance = never();
    steps = new byte[columns];
  }

  private float[] never() {
    float[] row = new float[columns + PAD];
    Arrays.fill(row, NEVER);
    return row;
  }

  /** Fills the row before the first piece: audio that is left out. */
  void begin() {
    base = 0;
    gapLow = 0;
    gapHigh = corridor.high(0);
    for (int j = 0; j <= gapHigh; j++) {
      gap[PAD + j] = j * audioFrame;
    }
  }

  /** Returns a copy of the cells of the row between two pieces. */
  float[] gapRow() {
    return Arrays.copyOfRange(gap, PAD + gapLow, PAD + gapHigh + 1);
  }

  /** Returns the cost that was subtracted from the row between two pieces. */
  double base() {
    return base;
  }

  /** Resumes at the row before a piece. */
  void resume(int piece, float[] row, double rowBase) {
    Arrays.fill(gap, NEVER);
    gapLow = corridor.low(firstRow[piece]);
    gapHigh = gapLow + row.length - 1;
    System.arraycopy(row, 0, gap, PAD + gapLow, row.length);
    base = rowBase;
  }

  /** Returns the cost of a column of the row between two pieces. */
  double cost(int column) {
    return base + gap[PAD + column];
  }

  /**
   * Goes from the row before a piece to the row after it.
   *
   * @param piece index of the piece
   * @param taken receives the steps; null if they are not needed
   * @param most last column that is needed
   */
  void piece(int piece, PieceWarper.Steps taken, int most) {
    FeatureFrames text = pieces.get(piece);
    int frames = text.frames();
    int lastLow = gapLow;
    int lastHigh = gapHigh;
    Arrays.fill(beforeLast, NEVER);
    Arrays.fill(last, NEVER);
    Arrays.fill(here, NEVER);
    Arrays.fill(distance, NEVER);
    Arrays.fill(lastDistance, NEVER);
    for (int j = gapLow; j <= Math.min(gapHigh, most); j++) {
      last[PAD + j] = gap[PAD + j] + edge[j];
    }
    int oldLow = 0;
    int oldHigh = -1;
    int distanceLow = 0;
    int distanceHigh = -1;
    for (int i = 0; i < frames; i++) {
      int row = firstRow[piece] + 1 + i;
      int low = Math.max(1, corridor.low(row));
      int high = Math.min(most, corridor.high(row));
      distances(text, i, low, high);
      if (taken == null) {
        costs(low, high);
      } else {
        steps(low, high);
        taken.add(low, steps, Math.max(0, high - low + 1));
      }
      // The oldest row becomes the next one; what it held must not show.
      float[] free = beforeLast;
      clear(free, oldLow, oldHigh);
      beforeLast = last;
      last = here;
      here = free;
      oldLow = lastLow;
      oldHigh = lastHigh;
      lastLow = low;
      lastHigh = high;
      float[] freeDistance = lastDistance;
      clear(freeDistance, distanceLow, distanceHigh);
      lastDistance = distance;
      distance = freeDistance;
      distanceLow = low;
      distanceHigh = high;
    }
    after(piece, frames, taken, most);
  }

  private static void clear(float[] row, int low, int high) {
    if (high >= low) {
      Arrays.fill(row, PAD + low, PAD + high + 1, NEVER);
    }
  }

  /** Computes the distances of a frame of text to the audio frames that end at these columns. */
  private void distances(FeatureFrames text, int frame, int low, int high) {
    if (high < low) {
      return;
    }
    float[] to = distance;
    Arrays.fill(to, PAD + low, PAD + high + 1, 1f);
    for (int k = 0; k < audio.length; k++) {
      float value = text.value(frame, k);
      float[] feature = audio[k];
      for (int j = low; j <= high; j++) {
        to[PAD + j] -= value * feature[j - 1];
      }
    }
    for (int j = low; j <= high; j++) {
      // Rounding must not make a step that gains.
      to[PAD + j] = Math.max(0f, to[PAD + j]);
    }
  }

  /** Computes the costs of a row; apart from {@link #steps}, so that the loop is vectorised. */
  private void costs(int low, int high) {
    float[] to = here;
    float[] one = last;
    float[] two = beforeLast;
    float[] d = distance;
    float[] e = lastDistance;
    for (int j = low + PAD; j <= high + PAD; j++) {
      float diagonal = one[j - 1] + 2 * d[j];
      float twoAudio = one[j - 2] + 2 * d[j - 1] + d[j];
      float twoText = two[j - 1] + 2 * e[j] + d[j];
      to[j] = Math.min(diagonal, Math.min(twoAudio, twoText));
    }
  }

  /** Computes the costs of a row, and the step that led to each cell. */
  private void steps(int low, int high) {
    float[] to = here;
    float[] one = last;
    float[] two = beforeLast;
    float[] d = distance;
    float[] e = lastDistance;
    for (int j = low + PAD; j <= high + PAD; j++) {
      float best = one[j - 1] + 2 * d[j];
      byte step = PieceWarper.Steps.DIAGONAL;
      float twoAudio = one[j - 2] + 2 * d[j - 1] + d[j];
      if (twoAudio < best) {
        best = twoAudio;
        step = PieceWarper.Steps.TWO_AUDIO;
      }
      float twoText = two[j - 1] + 2 * e[j] + d[j];
      if (twoText < best) {
        best = twoText;
        step = PieceWarper.Steps.TWO_TEXT;
      }
      to[j] = best;
      steps[j - low - PAD] = step;
    }
  }

  /** Fills the row after a piece: it is spoken or left out, and then audio may be left out. */
  private void after(int piece, int frames, PieceWarper.Steps taken, int most) {
    int row = firstRow[piece + 1];
    int low = corridor.low(row);
    int high = Math.min(most, corridor.high(row));
    float[] to = here;
    clear(to, 0, columns - 1);
    float unspoken = frames * pieceFrame;
    float least = NEVER;
    for (int j = low; j <= high; j++) {
      float best = frames == 0 ? NEVER : last[PAD + j] + edge[j];
      byte step = PieceWarper.Steps.SPOKEN;
      float out = gap[PAD + j] + unspoken;
      if (out < best) {
        best = out;
        step = PieceWarper.Steps.LEFT_OUT;
      }
      float skipped = j == low ? NEVER : to[PAD + j - 1] + audioFrame;
      if (skipped < best) {
        best = skipped;
        step = PieceWarper.Steps.SKIPPED_AUDIO;
      }
      to[PAD + j] = best;
      least = Math.min(least, best);
      steps[j - low] = step;
    }
    if (taken != null) {
      taken.add(low, steps, Math.max(0, high - low + 1));
    }
    if (least < NEVER) {
      base += least;
      for (int j = low; j <= high; j++) {
        to[PAD + j] -= least;
      }
    }
    here = gap;
    gap = to;
    gapLow = low;
    gapHigh = high;
  }
}
