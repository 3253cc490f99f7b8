package dev.caesura.align.speech;

import java.util.Arrays;

/**
 * Features as numbers of bins, each with about the same number of rows; NaN has a bin of its own.
 * Thresholds are rounded to three decimals, so that a written model is the trained one. Immutable
 * and thread-safe.
 */
final class FeatureBins {

  private static final int BINS = 60;

  /** Places where the tails are divided once more. */
  private static final double[] TAILS = {0.004, 0.009, 0.991, 0.996, 0.999};

  private final float[][] cuts;
  private final byte[][] bins;

  private FeatureBins(float[][] cuts, byte[][] bins) {
    this.cuts = cuts;
    this.bins = bins;
  }

  static FeatureBins of(float[][] columns) {
    float[][] cuts = new float[columns.length][];
    byte[][] bins = new byte[columns.length][];
    for (int f = 0; f < columns.length; f++) {
      cuts[f] = cuts(columns[f]);
      bins[f] = new byte[columns[f].length];
      for (int row = 0; row < columns[f].length; row++) {
        bins[f][row] = (byte) bin(cuts[f], columns[f][row]);
      }
    }
    return new FeatureBins(cuts, bins);
  }

  private static float[] cuts(float[] column) {
    float[] sorted = new float[column.length];
    int size = 0;
    for (float value : column) {
      if (!Float.isNaN(value)) {
        sorted[size++] = value;
      }
    }
    Arrays.sort(sorted, 0, size);
    float[] cuts = new float[BINS + TAILS.length];
    int count = 0;
    for (int k = 1; k < BINS && size > 0; k++) {
      cuts[count++] = rounded(sorted[(int) ((long) k * size / BINS)]);
    }
    for (double tail : TAILS) {
      if (size > 0) {
        cuts[count++] = rounded(sorted[(int) (tail * size)]);
      }
    }
    Arrays.sort(cuts, 0, count);
    int distinct = 0;
    for (int k = 0; k < count; k++) {
      // Nothing is below the smallest value.
      if (cuts[k] > sorted[0] && (distinct == 0 || cuts[k] > cuts[distinct - 1])) {
        cuts[distinct++] = cuts[k];
      }
    }
    return Arrays.copyOf(cuts, distinct);
  }

  static float rounded(double value) {
    return (float) (Math.round(value * 1000) / 1000.0);
  }

  private static int bin(float[] cuts, float value) {
    if (Float.isNaN(value)) {
      return cuts.length + 1;
    }
    int at = Arrays.binarySearch(cuts, value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  int features() {
    return cuts.length;
  }

  int rows() {
    return bins.length == 0 ? 0 : bins[0].length;
  }

  /** Returns the number of bins of a feature, without that of NaN, which follows them. */
  int known(int feature) {
    return cuts[feature].length + 1;
  }

  int bin(int feature, int row) {
    return bins[feature][row] & 255;
  }

  /** Returns the threshold between a bin and the next; values in the bin are below it. */
  float threshold(int feature, int bin) {
    return bin < cuts[feature].length ? cuts[feature][bin] : Float.MAX_VALUE;
  }
}
