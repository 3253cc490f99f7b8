package dev.caesura.audio.feature;

import dev.caesura.audio.FrameGrid;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Log mel filter-bank energies as Kaldi's {@code compute-fbank-feats} gives them: samples at the
 * scale of 16-bit integers, no dither, mean taken off, pre-emphasis of 0.97, power spectrum of the
 * window filled up to a power of two, triangles on the mel scale, natural logarithm.
 *
 * <p>Only windows that lie whole in the samples count ({@code snip_edges}). Computed in double
 * precision where Kaldi has single: the same but for some 1e-4. Immutable and thread-safe.
 */
public final class KaldiFbank {

  private static final double PRE_EMPHASIS = 0.97;

  /** The smallest energy: Kaldi's is the step of a 32-bit float at 1. */
  private static final double FLOOR = 1.1920928955078125e-7;

  private final Settings settings;
  private final double[] taper;
  private final int padded;
  private final int[] firstBin;
  private final double[][] weights;

  /** How the samples of a window fade towards its ends. */
  public enum Taper {
    /** Hann's to the power of 0.85, Kaldi's default. */
    POVEY(0.5, 0.85),
    /** Hamming's. */
    HAMMING(0.54, 1),
    /** Hann's. */
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
   * What to compute.
   *
   * @param grid windows and hops
   * @param bins mel filters, from 1 to 512
   * @param lowHz where the lowest filter begins, at least 0; Kaldi: 20
   * @param highHz where the highest filter ends, above {@code lowHz}, at most half the rate; 0 or
   *     less is counted from there, as in Kaldi
   * @param scale what a sample of 1 counts for; Kaldi reads integers: 32,768
   * @param taper the window; Kaldi: {@link Taper#POVEY}
   */
  public record Settings(
      FrameGrid grid, int bins, double lowHz, double highHz, double scale, Taper taper) {

    public Settings {
      Objects.requireNonNull(taper, "taper");
      double nyquist = grid.sampleRate() / 2.0;
      double top = highHz > 0 ? highHz : nyquist + highHz;
      if (bins < 1 || bins > 512) {
        throw new IllegalArgumentException("bins " + bins + " is not in [1, 512]");
      }
      if (!(lowHz >= 0 && lowHz < top && top <= nyquist)) {
        throw new IllegalArgumentException(
            "filters from " + lowHz + " to " + top + " Hz do not lie in [0, " + nyquist + "]");
      }
      if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("scale " + scale + " is not positive");
      }
      if (grid.windowSamples() < 2 || grid.windowSamples() > 1 << 16) {
        throw new IllegalArgumentException(
            "window of " + grid.windowSamples() + " samples is not in [2, 65536]");
      }
    }

    /**
     * Kaldi's defaults: windows of 25 ms every 10 ms, filters from 20 Hz to half the rate.
     *
     * @param sampleRate samples a second, at least 1000
     * @param bins mel filters; Kaldi's own default is 23, neural detectors use 80
     * @return the settings
     */
    public static Settings kaldi(int sampleRate, int bins) {
      FrameGrid grid = new FrameGrid(sampleRate, sampleRate / 40, sampleRate / 100);
      return new Settings(grid, bins, 20, 0, 32_768, Taper.POVEY);
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
          settings.bins() + " filters are too many for " + padded + " points: one gets none");
    }
    firstBin[bin] = first;
    weights[bin] = Arrays.copyOfRange(all, first, last + 1);
  }

  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }

  /**
   * A filter bank.
   *
   * @param settings what to compute
   * @return the filter bank
   * @throws IllegalArgumentException if a filter is so narrow that no frequency falls into it
   */
  public static KaldiFbank of(Settings settings) {
    return new KaldiFbank(settings);
  }

  /**
   * A filter bank with Kaldi's defaults.
   *
   * @param sampleRate samples a second
   * @param bins mel filters
   * @return the filter bank
   */
  public static KaldiFbank of(int sampleRate, int bins) {
    return of(Settings.kaldi(sampleRate, bins));
  }

  /**
   * What is computed.
   *
   * @return the settings
   */
  public Settings settings() {
    return settings;
  }

  /**
   * The features of some samples.
   *
   * @param samples mono PCM, nominally in [-1, 1]
   * @param offset the first
   * @param length how many, at least 0
   * @return log energies, frame after frame, [frames x bins]; the frames are those of {@link
   *     FrameGrid#wholeFrames}; empty if no window fits
   * @throws IndexOutOfBoundsException if the array has no such part
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
    // From the end, so that each sample meets its neighbour as it was; the first one meets itself.
    for (int i = taper.length - 1; i >= 0; i--) {
      double before = real[Math.max(0, i - 1)] - mean;
      real[i] = (real[i] - mean - PRE_EMPHASIS * before) * taper[i];
    }
  }
}
