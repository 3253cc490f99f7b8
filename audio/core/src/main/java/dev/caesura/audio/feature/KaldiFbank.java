package dev.caesura.audio.feature;

import dev.caesura.audio.FrameGrid;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Log mel filter-bank energies as Kaldi's {@code compute-fbank-feats} computes them: samples at the
 * scale of 16-bit integers, no dither, mean subtracted, pre-emphasis of 0.97, power spectrum of the
 * window padded to a power of two, triangular filters on the mel scale, natural logarithm.
 *
 * <p>Only windows that lie entirely in the samples count ({@code snip_edges}). The arithmetic is in
 * double precision, Kaldi's in single: results differ by about 1e-4. Immutable and thread-safe.
 */
public final class KaldiFbank {

  private static final double PRE_EMPHASIS = 0.97;

  /** Smallest energy, from Kaldi: the step of a 32-bit float at 1. */
  private static final double FLOOR = 1.1920928955078125e-7;

  private final Settings settings;
  private final double[] taper;
  private final int padded;
  private final int[] firstBin;
  private final double[][] weights;

  /** Window function: how the samples of a window fade towards its ends. */
  public enum Taper {
    /** The Hann window to the power of 0.85, Kaldi's default. */
    POVEY(0.5, 0.85),
    /** The Hamming window. */
    HAMMING(0.54, 1),
    /** The Hann window. */
    HANNING(0.5, 1);

    private final double mean;
    private final double power;

    Taper(double mean, double power) {
      this.mean = mean;
      this.power = power;
    }

    private double[] of(int size) {
      double[] window = new double[size];
      for (int i = 0; i < size; i++) {
        double cosine = Math.cos(2 * Math.PI * i / Math.max(1, size - 1));
        window[i] = Math.pow(mean - (1 - mean) * cosine, power);
      }
      return window;
    }
  }

  /**
   * Settings of a filter bank. Immutable.
   *
   * @param grid windows of 2 to 65,536 samples, and their hop
   * @param bins the number of mel filters, from 1 to 512
   * @param lowHz where the lowest filter begins, in hertz, at least 0; Kaldi: 20
   * @param highHz where the highest filter ends, in hertz, above {@code lowHz} and at most half the
   *     sample rate; 0 or less counts down from half the sample rate, as in Kaldi
   * @param scale the value of a sample of 1, greater than 0; Kaldi reads integers: 32,768
   * @param taper the window function; Kaldi: {@link Taper#POVEY}
   */
  public record Settings(
      FrameGrid grid, int bins, double lowHz, double highHz, double scale, Taper taper) {

    public Settings {
      Objects.requireNonNull(taper, "taper");
      double nyquist = grid.sampleRate() / 2.0;
      double top = highHz > 0 ? highHz : nyquist + highHz;
      if (bins < 1 || bins > 512) {
        throw new IllegalArgumentException("bins " + bins + ": expected a number from 1 to 512");
      }
      if (!(lowHz >= 0 && lowHz < top && top <= nyquist)) {
        throw new IllegalArgumentException(
            "filters from "
                + lowHz
                + " to "
                + top
                + " Hz: expected a range within 0 to "
                + nyquist
                + " Hz");
      }
      if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("scale " + scale + ": expected a number greater than 0");
      }
      if (grid.windowSamples() < 2 || grid.windowSamples() > 1 << 16) {
        throw new IllegalArgumentException(
            "window of " + grid.windowSamples() + " samples: expected from 2 to 65536");
      }
    }

    /**
     * Returns Kaldi's defaults: windows of 25 ms every 10 ms, filters from 20 Hz to half the sample
     * rate, samples at the scale of 16 bits, the Povey window.
     *
     * @param sampleRate samples per second, at least 1000
     * @param bins the number of mel filters; Kaldi's own default is 23, neural detectors use 80
     * @return the settings
     */
    public static Settings defaults(int sampleRate, int bins) {
      return defaults(new FrameGrid(sampleRate, sampleRate / 40, sampleRate / 100), bins);
    }

    /**
     * Returns Kaldi's defaults on another grid.
     *
     * @param grid windows and hops
     * @param bins the number of mel filters
     * @return the settings
     */
    public static Settings defaults(FrameGrid grid, int bins) {
      return new Settings(grid, bins, 20, 0, 32_768, Taper.POVEY);
    }

    /**
     * Returns a copy with the given range of frequencies.
     *
     * @param low where the lowest filter begins, in hertz
     * @param high where the highest filter ends, in hertz; 0 or less counts down from half the
     *     sample rate
     * @return a copy
     */
    public Settings withRange(double low, double high) {
      return new Settings(grid, bins, low, high, scale, taper);
    }

    /**
     * Returns a copy with the given scale.
     *
     * @param value the value of a sample of 1, greater than 0
     * @return a copy
     */
    public Settings withScale(double value) {
      return new Settings(grid, bins, lowHz, highHz, value, taper);
    }

    /**
     * Returns a copy with the given window function.
     *
     * @param value the window function
     * @return a copy
     */
    public Settings withTaper(Taper value) {
      return new Settings(grid, bins, lowHz, highHz, scale, value);
    }

    private double top() {
      return highHz > 0 ? highHz : grid.sampleRate() / 2.0 + highHz;
    }
  }

  private KaldiFbank(Settings settings) {
    this.settings = settings;
    int window = settings.grid().windowSamples();
    taper = settings.taper().of(window);
    padded = window == 1 ? 1 : Integer.highestOneBit(window - 1) << 1;
    firstBin = new int[settings.bins()];
    weights = new double[settings.bins()][];
    double low = mel(settings.lowHz());
    double step = (mel(settings.top()) - low) / (settings.bins() + 1);
    for (int bin = 0; bin < settings.bins(); bin++) {
      triangle(bin, low + bin * step, step);
    }
  }

  private void triangle(int bin, double left, double step) {
    double[] all = new double[padded / 2];
    int first = -1;
    int last = -1;
    for (int i = 0; i < all.length; i++) {
      double away = Math.abs(mel((double) settings.grid().sampleRate() / padded * i) - left - step);
      if (away < step) {
        all[i] = 1 - away / step;
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      throw new IllegalArgumentException(
          "bins "
              + settings.bins()
              + ": expected fewer filters for "
              + padded
              + " points of spectrum; one filter is empty");
    }
    firstBin[bin] = first;
    weights[bin] = Arrays.copyOfRange(all, first, last + 1);
  }

  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }

  /**
   * Creates a filter bank.
   *
   * @param settings its settings
   * @return the filter bank
   * @throws IllegalArgumentException if a filter is so narrow that no point of the spectrum falls
   *     into it
   */
  public static KaldiFbank of(Settings settings) {
    return new KaldiFbank(settings);
  }

  /**
   * Creates a filter bank with Kaldi's defaults.
   *
   * @param sampleRate samples per second, at least 1000
   * @param bins the number of mel filters
   * @return the filter bank
   */
  public static KaldiFbank of(int sampleRate, int bins) {
    return of(Settings.defaults(sampleRate, bins));
  }

  /**
   * Returns the settings.
   *
   * @return the settings of this filter bank
   */
  public Settings settings() {
    return settings;
  }

  /**
   * Computes the features of samples.
   *
   * @param samples mono PCM, nominally in [-1, 1]
   * @param offset the first sample
   * @param length the number of samples, at least 0
   * @return log energies, frame after frame, [frames x bins]; the frames are those of {@link
   *     FrameGrid#wholeFrames}; empty if no window fits
   * @throws IndexOutOfBoundsException if the range is outside the array
   */
  public float[] features(float[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    int frames = (int) settings.grid().wholeFrames(length);
    float[] features = new float[Math.multiplyExact(frames, settings.bins())];
    double[][] spectrum = new double[2][padded];
    for (int frame = 0; frame < frames; frame++) {
      window(samples, offset + frame * settings.grid().hopSamples(), spectrum);
      FastFourierTransformer.transformInPlace(
          spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
      for (int bin = 0; bin < settings.bins(); bin++) {
        double energy = 0;
        double[] triangle = weights[bin];
        for (int i = 0; i < triangle.length; i++) {
          double re = spectrum[0][firstBin[bin] + i];
          double im = spectrum[1][firstBin[bin] + i];
          energy += triangle[i] * (re * re + im * im);
        }
        features[frame * settings.bins() + bin] = (float) Math.log(Math.max(FLOOR, energy));
      }
    }
    return features;
  }

  private void window(float[] samples, int from, double[][] into) {
    double[] real = into[0];
    Arrays.fill(into[1], 0);
    Arrays.fill(real, taper.length, padded, 0);
    double sum = 0;
    for (int i = 0; i < taper.length; i++) {
      real[i] = samples[from + i] * settings.scale();
      sum += real[i];
    }
    double mean = sum / taper.length;
    // From the end, so that each sample meets its unchanged neighbour; the first one meets itself.
    for (int i = taper.length - 1; i >= 0; i--) {
      double before = real[Math.max(0, i - 1)] - mean;
      real[i] = (real[i] - mean - PRE_EMPHASIS * before) * taper[i];
    }
  }
}
