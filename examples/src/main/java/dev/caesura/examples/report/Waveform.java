package dev.caesura.examples.report;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The lowest and highest sample of every short stretch of a recording: enough to draw it at any
 * zoom, in bounded memory.
 *
 * <p>Measured in one pass. The stretch begins at {@value #FINEST_PER_SECOND} to a second; whenever
 * there are more than the limit, neighbours are joined in pairs, so that a recording of any length
 * has between half the limit and the limit. Immutable and thread-safe.
 */
public final class Waveform {

  /**
   * Peaks that a waveform has at the most: 2<sup>20</sup>, which resolves 10 hours to 40 ms and
   * weighs 2.8 MB in a report.
   */
  public static final int MOST_PEAKS = 1 << 20;

  private static final int FINEST_PER_SECOND = 200;

  private final TimeSpan span;
  private final long stretch;
  private final float[] lows;
  private final float[] highs;

  private Waveform(TimeSpan span, long stretch, float[] lows, float[] highs) {
    this.span = span;
    this.stretch = stretch;
    this.lows = lows;
    this.highs = highs;
  }

  /**
   * Measures a recording.
   *
   * @param source the recording; read once, in blocks
   * @return its waveform, of {@value #MOST_PEAKS} peaks at the most; without peaks if the recording
   *     has no samples
   * @throws IOException if the recording cannot be read
   */
  public static Waveform of(AudioSource source) throws IOException {
    return of(source, MOST_PEAKS);
  }

  /**
   * Measures a recording with another limit.
   *
   * @param source the recording; read once, in blocks
   * @param mostPeaks the most peaks to keep, at least 2 and even
   * @return its waveform
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the limit is below 2 or odd
   */
  public static Waveform of(AudioSource source, int mostPeaks) throws IOException {
    if (mostPeaks < 2 || mostPeaks % 2 != 0) {
      throw new IllegalArgumentException(
          "mostPeaks is " + mostPeaks + ", not an even number of at least 2");
    }
    Peaks peaks = new Peaks(mostPeaks, Math.max(1, source.sampleRate() / FINEST_PER_SECOND));
    float[] block = new float[1 << 14];
    long samples = 0;
    try (AudioStream stream = source.open()) {
      int read = stream.read(block, 0, block.length);
      while (read >= 0) {
        for (int i = 0; i < read; i++) {
          peaks.add(block[i]);
        }
        samples += read;
        read = stream.read(block, 0, block.length);
      }
    }
    return new Waveform(
        new TimeSpan(0, samples, source.sampleRate()),
        peaks.stretch,
        Arrays.copyOf(peaks.lows, peaks.used()),
        Arrays.copyOf(peaks.highs, peaks.used()));
  }

  /**
   * The whole recording.
   *
   * @return its span, from sample 0
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Samples that one peak stands for; the last one may stand for less.
   *
   * @return at least 1
   */
  public long stretchSamples() {
    return stretch;
  }

  /**
   * Number of peaks.
   *
   * @return the recording's samples over {@link #stretchSamples()}, rounded up
   */
  public int size() {
    return lows.length;
  }

  /**
   * The lowest sample of a stretch.
   *
   * @param peak in {@code [0, size())}
   * @return nominally in [-1, 1]
   * @throws IndexOutOfBoundsException if there is no such peak
   */
  public float low(int peak) {
    return lows[Objects.checkIndex(peak, lows.length)];
  }

  /**
   * The highest sample of a stretch.
   *
   * @param peak in {@code [0, size())}
   * @return nominally in [-1, 1]
   * @throws IndexOutOfBoundsException if there is no such peak
   */
  public float high(int peak) {
    return highs[Objects.checkIndex(peak, highs.length)];
  }

  /** Peaks in the making; grows to its limit, then halves its resolution. */
  private static final class Peaks {
    private final int most;
    private float[] lows = new float[1 << 10];
    private float[] highs = new float[1 << 10];
    private long stretch;
    private int full;
    private long inLast;

    Peaks(int most, int stretch) {
      this.most = most;
      this.stretch = stretch;
    }

    int used() {
      return inLast == 0 ? full : full + 1;
    }

    void add(float sample) {
      if (inLast == 0) {
        // Room is made only when another sample comes: a recording that just fits is not halved.
        if (full == most) {
          halve();
        }
        if (full == lows.length) {
          int size = (int) Math.min(most, 2L * lows.length);
          lows = Arrays.copyOf(lows, size);
          highs = Arrays.copyOf(highs, size);
        }
        lows[full] = sample;
        highs[full] = sample;
      } else {
        lows[full] = Math.min(lows[full], sample);
        highs[full] = Math.max(highs[full], sample);
      }
      inLast++;
      if (inLast == stretch) {
        full++;
        inLast = 0;
      }
    }

    private void halve() {
      full /= 2;
      for (int i = 0; i < full; i++) {
        lows[i] = Math.min(lows[2 * i], lows[2 * i + 1]);
        highs[i] = Math.max(highs[2 * i], highs[2 * i + 1]);
      }
      stretch *= 2;
    }
  }
}
