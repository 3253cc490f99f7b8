package dev.caesura.corpus.picture;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
    Recorder recorder = record(source, mostPeaks);
    TappedSource.drain(new TappedSource(source, List.of(recorder)));
    return recorder.waveform();
  }

  /**
   * Measures a whole recording while something else reads it.
   *
   * @param source the recording
   * @return a recorder of {@value #MOST_PEAKS} peaks at the most, as {@link #of(AudioSource)}
   */
  public static Recorder record(AudioSource source) {
    return record(source, MOST_PEAKS);
  }

  private static Recorder record(AudioSource source, int mostPeaks) {
    int finest = Math.max(1, source.sampleRate() / FINEST_PER_SECOND);
    return new Recorder(0, source.sampleRate(), mostPeaks, finest);
  }

  /**
   * Measures a part of a recording while something else reads it.
   *
   * @param startSample place of the first sample that the recorder will hear
   * @param sampleRate samples a second
   * @param mostPeaks the most peaks to keep, at least 2 and even; there will be half as many at
   *     least if there are as many samples
   * @return a recorder that begins with a peak for each sample
   * @throws IllegalArgumentException if the limit is below 2 or odd
   */
  public static Recorder record(long startSample, int sampleRate, int mostPeaks) {
    return new Recorder(startSample, sampleRate, mostPeaks, 1);
  }

  /**
   * What was measured.
   *
   * @return the span of the whole recording, or of the part that was heard
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

  /**
   * The lowest sample of a part.
   *
   * @param part a span of the waveform's rate; peaks that it shares count whole
   * @return nominally in [-1, 1]; 0 if the part shares nothing with the waveform
   */
  public float lowest(TimeSpan part) {
    float lowest = Float.POSITIVE_INFINITY;
    for (int i = first(part); i < last(part); i++) {
      lowest = Math.min(lowest, lows[i]);
    }
    return lowest == Float.POSITIVE_INFINITY ? 0 : lowest;
  }

  /**
   * The highest sample of a part.
   *
   * @param part a span of the waveform's rate; peaks that it shares count whole
   * @return nominally in [-1, 1]; 0 if the part shares nothing with the waveform
   */
  public float highest(TimeSpan part) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = first(part); i < last(part); i++) {
      highest = Math.max(highest, highs[i]);
    }
    return highest == Float.NEGATIVE_INFINITY ? 0 : highest;
  }

  private int first(TimeSpan part) {
    long shared = Math.max(0, part.startSample() - span.startSample());
    return (int) Math.min(lows.length, shared / stretch);
  }

  private int last(TimeSpan part) {
    long shared = Math.max(0, part.endSample() - span.startSample());
    return (int) Math.min(lows.length, (shared + stretch - 1) / stretch);
  }

  /**
   * A waveform in the making; grows to its limit, then halves its resolution. For one thread at a
   * time.
   */
  public static final class Recorder implements Tap {
    private final long start;
    private final int rate;
    private long samples;
    private final int most;
    private float[] lows = new float[1 << 10];
    private float[] highs = new float[1 << 10];
    private long stretch;
    private int full;
    private long inLast;

    private Recorder(long start, int rate, int most, int stretch) {
      if (most < 2 || most % 2 != 0) {
        throw new IllegalArgumentException(
            "mostPeaks is " + most + ", not an even number of at least 2");
      }
      this.start = start;
      this.rate = rate;
      this.most = most;
      this.stretch = stretch;
    }

    /**
     * The waveform of what was heard so far.
     *
     * @return a copy; without peaks if nothing was heard
     */
    public Waveform waveform() {
      int used = inLast == 0 ? full : full + 1;
      return new Waveform(
          new TimeSpan(start, start + samples, rate),
          stretch,
          Arrays.copyOf(lows, used),
          Arrays.copyOf(highs, used));
    }

    @Override
    public void hear(float[] block, int offset, int count) {
      for (int i = offset; i < offset + count; i++) {
        add(block[i]);
      }
      samples += count;
    }

    private void add(float sample) {
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
