package dev.caesura.models.acoustic;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Log-mel features as NVIDIA NeMo computes them: pre-emphasis of 0.97, symmetric Hann windows of 25
 * ms every 10 ms in the middle of 512 points, padded with zeros at the ends, power, Slaney's mel
 * bands from 0 to 8000 Hz with area 1, {@code log(x + 2^-24)}, and, if wanted, mean 0 and deviation
 * 1 in each band.
 *
 * <p>Source: {@code FilterbankFeatures} of NeMo 2 and {@code librosa.filters.mel}, without dither
 * and without padding to a multiple of 16 frames. Immutable and thread-safe.
 */
final class LogMel {

  static final int RATE = 16_000;
  static final int WINDOW = 400;
  static final int HOP = 160;

  private static final int POINTS = 512;
  private static final float PREEMPHASIS = 0.97f;
  private static final double GUARD = Math.pow(2, -24);
  private static final double MIN_DEVIATION = 1e-5;

  /** Slaney's scale is linear up to 1000 Hz, with 15 mels there. */
  private static final double LINEAR_HERTZ = 200.0 / 3;

  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final double[][] filters;
  private final double[] window = new double[WINDOW];
  private final boolean normalizes;

  LogMel(int bands, boolean normalizes) {
    this.filters = filters(bands);
    this.normalizes = normalizes;
    for (int i = 0; i < WINDOW; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1));
    }
  }

  int bands() {
    return filters.length;
  }

  /** Returns the frames of so many samples. */
  static int frames(int samples) {
    return samples / HOP;
  }

  /**
   * Returns the features, [band][column].
   *
   * @param samples samples at 16 kHz
   * @param columns the number of columns; those after the last frame are 0
   */
  float[] features(float[] samples, int columns) {
    int frames = Math.min(columns, frames(samples.length));
    float[] features = new float[bands() * columns];
    double[][] points = new double[2][POINTS];
    double[] power = new double[POINTS / 2 + 1];
    int lead = (POINTS - WINDOW) / 2;
    for (int t = 0; t < frames; t++) {
      Arrays.fill(points[0], 0);
      Arrays.fill(points[1], 0);
      int first = t * HOP - POINTS / 2 + lead;
      for (int i = 0; i < WINDOW; i++) {
        points[0][lead + i] = window[i] * emphasized(samples, first + i);
      }
      FastFourierTransformer.transformInPlace(
          points, DftNormalization.STANDARD, TransformType.FORWARD);
      for (int k = 0; k < power.length; k++) {
        power[k] = points[0][k] * points[0][k] + points[1][k] * points[1][k];
      }
      for (int b = 0; b < bands(); b++) {
        double sum = 0;
        for (int k = 0; k < power.length; k++) {
          sum += filters[b][k] * power[k];
        }
        features[b * columns + t] = (float) Math.log(sum + GUARD);
      }
    }
    if (normalizes) {
      for (int b = 0; b < bands(); b++) {
        normalize(features, b * columns, frames);
      }
    }
    return features;
  }

  private static double emphasized(float[] samples, int at) {
    if (at < 0 || at >= samples.length) {
      return 0;
    }
    return at == 0 ? samples[0] : samples[at] - PREEMPHASIS * samples[at - 1];
  }

  private static void normalize(float[] values, int at, int length) {
    double sum = 0;
    for (int i = at; i < at + length; i++) {
      sum += values[i];
    }
    double mean = sum / Math.max(1, length);
    double squares = 0;
    for (int i = at; i < at + length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double deviation = Math.sqrt(squares / Math.max(1, length - 1)) + MIN_DEVIATION;
    for (int i = at; i < at + length; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }

  private static double mel(double hertz) {
    return hertz < 1000 ? hertz / LINEAR_HERTZ : 15 + Math.log(hertz / 1000) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < 15 ? mel * LINEAR_HERTZ : 1000 * Math.exp(LOG_STEP * (mel - 15));
  }

  private static double[][] filters(int bands) {
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = hertz(mel(RATE / 2.0) * i / (bands + 1));
    }
    double[][] filters = new double[bands][POINTS / 2 + 1];
    for (int b = 0; b < bands; b++) {
      double area = 2 / (edges[b + 2] - edges[b]);
      for (int k = 0; k <= POINTS / 2; k++) {
        double at = (double) k * RATE / POINTS;
        double up = (at - edges[b]) / (edges[b + 1] - edges[b]);
        double down = (edges[b + 2] - at) / (edges[b + 2] - edges[b + 1]);
        filters[b][k] = area * Math.max(0, Math.min(up, down));
      }
    }
    return filters;
  }
}
