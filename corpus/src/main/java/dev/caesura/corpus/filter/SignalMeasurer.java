package dev.caesura.corpus.filter;

import dev.caesura.audio.Signal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Measures the samples of a clip: level, clipping, noise, speech ratio and bandwidth. Stateless and
 * thread-safe.
 *
 * <p>Frames have 20 ms. The noise is the tenth percentile of the frames' power, speech the
 * ninetieth; a frame is louder than the noise if it lies above their geometric mean, and at most 25
 * dB below the speech. In a clip without pauses the noise cannot be seen, and the ratio comes out
 * too low.
 */
public final class SignalMeasurer {

  private static final double FRAME_SECONDS = 0.02;
  private static final int MIN_FRAMES = 10;

  /** Power of one step of 16 bits: less counts as silence. */
  private static final double FLOOR = 1e-10;

  private static final float FULL_SCALE = 0.999f;
  private static final double SPEECH_RANGE = 316;
  private static final int TRANSFORM = 1024;

  /** Bins of less power than the strongest one divided by this, 60 dB, hold no speech. */
  private static final double BAND_RANGE = 1e6;

  private SignalMeasurer() {}

  /**
   * Measures a clip.
   *
   * @param clip the samples
   * @return the measures that its length allows; none if it has no samples
   */
  public static Map<Measure, Double> measure(Signal clip) {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    int size = clip.length();
    if (size == 0) {
      return measures;
    }
    double sum = 0;
    int clipped = 0;
    for (int i = 0; i < size; i++) {
      float sample = clip.sample(i);
      sum += (double) sample * sample;
      clipped += Math.abs(sample) >= FULL_SCALE ? 1 : 0;
    }
    measures.put(Measure.LEVEL, decibels(Math.max(FLOOR, sum / size)));
    measures.put(Measure.CLIPPING, (double) clipped / size);
    noise(clip, measures);
    bandwidth(clip, measures);
    return measures;
  }

  private static void noise(Signal clip, Map<Measure, Double> measures) {
    int frame = (int) Math.round(FRAME_SECONDS * clip.span().sampleRate());
    int frames = clip.length() / frame;
    if (frames < MIN_FRAMES) {
      return;
    }
    double[] powers = new double[frames];
    for (int f = 0; f < frames; f++) {
      double sum = 0;
      for (int i = f * frame; i < (f + 1) * frame; i++) {
        sum += (double) clip.sample(i) * clip.sample(i);
      }
      powers[f] = Math.max(FLOOR, sum / frame);
    }
    double[] sorted = powers.clone();
    Arrays.sort(sorted);
    double noise = sorted[frames / 10];
    double speech = sorted[frames * 9 / 10];
    measures.put(Measure.SNR, decibels(speech / noise));
    double least = Math.max(Math.sqrt(noise * speech), speech / SPEECH_RANGE);
    long loud = Arrays.stream(powers).filter(power -> power >= least && power > FLOOR).count();
    measures.put(Measure.SPEECH_RATIO, (double) loud / frames);
  }

  private static void bandwidth(Signal clip, Map<Measure, Double> measures) {
    if (clip.length() < TRANSFORM) {
      return;
    }
    FastFourierTransformer transformer = new FastFourierTransformer(DftNormalization.STANDARD);
    double[] spectrum = new double[TRANSFORM / 2];
    double[] window = new double[TRANSFORM];
    for (int from = 0; from + TRANSFORM <= clip.length(); from += TRANSFORM) {
      for (int i = 0; i < TRANSFORM; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / TRANSFORM);
        window[i] = clip.sample(from + i) * hann;
      }
      Complex[] bins = transformer.transform(window, TransformType.FORWARD);
      for (int b = 0; b < spectrum.length; b++) {
        spectrum[b] += bins[b].getReal() * bins[b].getReal();
        spectrum[b] += bins[b].getImaginary() * bins[b].getImaginary();
      }
    }
    double strongest = Arrays.stream(spectrum).max().orElse(0);
    int last = 0;
    for (int b = 0; b < spectrum.length; b++) {
      last = spectrum[b] > 0 && spectrum[b] >= strongest / BAND_RANGE ? b : last;
    }
    measures.put(Measure.BANDWIDTH, (last + 1.0) * clip.span().sampleRate() / TRANSFORM);
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power);
  }
}
