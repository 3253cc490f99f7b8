package dev.caesura.corpus.picture;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Filter bank of triangular bands that are equally wide on the mel scale; computes the power of
 * each band in a window of samples. Not thread-safe.
 *
 * <p>Source: S. Young et al., The HTK Book (3.4), section 5.4: {@code mel = 2595 log10(1 + f /
 * 700)}.
 */
final class MelBands {

  private static final double MIN_HERTZ = 20;

  private final int bands;
  private final int rate;
  private final double[] window;
  private final double[][] spectrum;
  private final int[] firstBin;
  private final double[][] weights;

  /** Creates bands from 20 Hz to half the sample rate, for windows of the given length. */
  MelBands(int bands, int rate, int windowSamples) {
    this.bands = bands;
    this.rate = rate;
    window = new double[windowSamples];
    for (int i = 0; i < windowSamples; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / windowSamples);
    }
    int size = 2;
    while (size < windowSamples) {
      size *= 2;
    }
    spectrum = new double[2][size];
    firstBin = new int[bands];
    weights = new double[bands][];
    for (int band = 0; band < bands; band++) {
      double low = hertz(band);
      double middle = hertz(band + 1.0);
      double high = hertz(band + 2.0);
      double perBin = (double) rate / size;
      int from = (int) Math.ceil(low / perBin);
      int to = Math.max(from, (int) Math.floor(high / perBin));
      firstBin[band] = from;
      weights[band] = new double[Math.min(to, size / 2) - from + 1];
      for (int i = 0; i < weights[band].length; i++) {
        double f = (from + i) * perBin;
        weights[band][i] =
            Math.max(0, f < middle ? (f - low) / (middle - low) : (high - f) / (high - middle));
      }
    }
  }

  /** Returns the lower edge of a band; its centre is at band + 1, its upper edge at band + 2. */
  private double hertz(double band) {
    double low = mel(MIN_HERTZ);
    double mel = low + (mel(rate / 2.0) - low) * band / (bands + 1);
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  /** Returns the place of a frequency between the lowest edge (0) and the highest edge (1). */
  static double position(double hertz, int rate) {
    double low = mel(MIN_HERTZ);
    return (mel(hertz) - low) / (mel(rate / 2.0) - low);
  }

  /** Adds the power of each band in a window to a column of powers. */
  void addTo(float[] powers, int column, float[] samples) {
    double[] real = spectrum[0];
    double[] imaginary = spectrum[1];
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    for (int i = 0; i < window.length; i++) {
      real[i] = window[i] * samples[i];
    }
    FastFourierTransformer.transformInPlace(
        spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
    // The bin of a full-scale sine holds a quarter of the window's squared sum.
    double scale = 16.0 / ((double) window.length * window.length);
    for (int band = 0; band < bands; band++) {
      double power = 0;
      for (int i = 0; i < weights[band].length; i++) {
        int bin = firstBin[band] + i;
        power +=
            weights[band][i] * (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]) * scale;
      }
      powers[column * bands + band] += (float) power;
    }
  }
}
