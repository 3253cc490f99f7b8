package dev.caesura.bench.align;

import java.util.Arrays;

/**
 * Pitch and loudness around the words of a recording, to measure whether they show ends of
 * sentences: speakers lower both towards an end, and start the next sentence higher. Pitch is that
 * of YIN (de Cheveigné and Kawahara, <em>YIN, a fundamental frequency estimator for speech and
 * music</em>, 2002) without its last two steps. Immutable.
 */
final class PitchTrack {

  private static final double WINDOW_SECONDS = 0.04;
  private static final double HOP_SECONDS = 0.02;
  private static final double MIN_HERTZ = 60;
  private static final double MAX_HERTZ = 400;

  /** Normalised difference below which a frame is voiced. */
  private static final double VOICED = 0.15;

  private final float[] samples;
  private final int rate;
  private final double[] pitch;

  private PitchTrack(float[] samples, int rate, double[] pitch) {
    this.samples = samples;
    this.rate = rate;
    this.pitch = pitch;
  }

  static PitchTrack of(float[] samples, int rate) {
    int hop = (int) (HOP_SECONDS * rate);
    double[] pitch = new double[samples.length / hop];
    for (int frame = 0; frame < pitch.length; frame++) {
      pitch[frame] = octaves(samples, frame * hop, rate);
    }
    return new PitchTrack(samples, rate, pitch);
  }

  /** Returns the pitch of a frame in octaves; NaN without voice. */
  private static double octaves(float[] samples, int from, int rate) {
    int window = (int) (WINDOW_SECONDS * rate);
    int longest = (int) (rate / MIN_HERTZ);
    if (from + window + longest > samples.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int lag = 1; lag <= longest; lag++) {
      double difference = difference(samples, from, window, lag);
      sum += difference;
      double normalized = sum == 0 ? 1 : difference * lag / sum;
      if (lag >= rate / MAX_HERTZ && normalized < VOICED) {
        // Down to the minimum of this dip.
        double next = difference(samples, from, window, lag + 1);
        while (lag < longest && next < difference) {
          lag++;
          difference = next;
          next = difference(samples, from, window, lag + 1);
        }
        return Math.log((double) rate / lag) / Math.log(2);
      }
    }
    return Double.NaN;
  }

  private static double difference(float[] samples, int from, int window, int lag) {
    double sum = 0;
    for (int i = from; i < from + window && i + lag < samples.length; i++) {
      double d = samples[i] - samples[i + lag];
      sum += d * d;
    }
    return sum;
  }

  /**
   * Returns the median pitch between two times, in octaves; that of the recording without voice.
   */
  double octaves(double from, double to) {
    double[] voiced =
        Arrays.stream(pitch, frame(from), Math.max(frame(from), frame(to)))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return voiced.length == 0 ? median() : voiced[voiced.length / 2];
  }

  private double median() {
    double[] voiced = Arrays.stream(pitch).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return voiced.length == 0 ? 0 : voiced[voiced.length / 2];
  }

  private int frame(double seconds) {
    return Math.max(0, Math.min(pitch.length, (int) (seconds / HOP_SECONDS)));
  }

  /** Returns the natural logarithm of the mean power between two times. */
  double loudness(double from, double to) {
    int first = Math.max(0, Math.min(samples.length, (int) (from * rate)));
    int end = Math.max(first, Math.min(samples.length, (int) (to * rate)));
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.log(sum / Math.max(1, end - first) + 1e-9);
  }
}
