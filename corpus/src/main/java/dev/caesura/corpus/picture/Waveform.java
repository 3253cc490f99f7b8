package dev.caesura.corpus.picture;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Waveform of a recording as peaks: the lowest and the highest sample of every short stretch.
 * Enough to draw it at any zoom, in bounded memory.
 *
 * <p>It is measured in one pass, which starts with {@value #MAX_PEAKS_PER_SECOND} peaks per second.
 * Whenever there are more peaks than the limit, neighbours are joined in pairs. Immutable and
 * thread-safe.
 */
public final class Waveform {

  /**
   * Maximum number of peaks, 2<sup>20</sup>, which resolves 10 hours to 40 ms and takes 2.8 MB in a
   * report.
   */
  public static final int MAX_PEAKS = 1 << 20;

  private static final int MAX_PEAKS_PER_SECOND = 200;

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
   * @return its waveform of at most {@value #MAX_PEAKS} peaks; without peaks if the recording has
   *     no samples
   * @throws IOException if the recording cannot be read
   */
  public static Waveform of(AudioSource source) throws IOException {
    return of(source, MAX_PEAKS);
  }

  /**
   * Measures a recording with another maximum of peaks.
   *
   * @param source the recording; read once, in blocks
   * @param maxPeaks the maximum number of peaks, at least 2 and even
   * @return its waveform
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the maximum is below 2 or odd
   */
  public static Waveform of(AudioSource source, int maxPeaks) throws IOException {
    Recorder recorder = record(source, maxPeaks);
    TeeSource.drain(new TeeSource(source, List.of(recorder)));
    return recorder.waveform();
  }

  /**
   * Returns a recorder that measures a whole recording while another consumer reads it.
   *
   * @param source the recording
   * @return a recorder of at most {@value #MAX_PEAKS} peaks, as {@link #of(AudioSource)}
   */
  public static Recorder record(AudioSource source) {
    return record(source, MAX_PEAKS);
  }

  private static Recorder record(AudioSource source, int maxPeaks) {
    int finest = Math.max(1, source.sampleRate() / MAX_PEAKS_PER_SECOND);
    return new Recorder(0, source.sampleRate(), maxPeaks, finest);
  }

  /**
   * Returns a recorder that measures a part of a recording while another consumer reads it.
   *
   * @param startSample the first sample of the part
   * @param sampleRate samples per second
   * @param maxPeaks the maximum number of peaks, at least 2 and even; a part with enough samples
   *     has at least half as many
   * @return a recorder that starts with one peak per sample
   * @throws IllegalArgumentException if the maximum is below 2 or odd
   */
  public static Recorder record(long startSample, int sampleRate, int maxPeaks) {
    return new Recorder(startSample, sampleRate, maxPeaks, 1);
  }

  /**
   * Returns the span that was measured.
   *
   * @return the span of the whole recording or of its part
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Returns the number of samples per peak; the last peak may have fewer.
   *
   * @return at least 1
   */
  public long stretchSamples() {
    return stretch;
  }

  /**
   * Returns the number of peaks.
   *
   * @return the recording's samples divided by {@link #stretchSamples()}, rounded up
   */
  public int size() {
    return lows.length;
  }

  /**
   * Returns the lowest sample of a peak.
   *
   * @param peak in {@code [0, size())}
   * @return nominally in [-1, 1]
   * @throws IndexOutOfBoundsException if the peak does not exist
   */
  public float low(int peak) {
    return lows[Objects.checkIndex(peak, lows.length)];
  }

  /**
   * Returns the highest sample of a peak.
   *
   * @param peak in {@code [0, size())}
   * @return nominally in [-1, 1]
   * @throws IndexOutOfBoundsException if the peak does not exist
   */
  public float high(int peak) {
    return highs[Objects.checkIndex(peak, highs.length)];
  }

  /**
   * Returns the lowest sample of a part.
   *
   * @param part a span at the waveform's rate; a peak counts whole if the part shares a sample with
   *     it
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
   * Returns the highest sample of a part.
   *
   * @param part a span at the waveform's rate; a peak counts whole if the part shares a sample with
   *     it
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
   * Recorder that measures the samples it gets; halves its resolution at the maximum of peaks. Not
   * thread-safe.
   */
  public static final class Recorder implements SampleListener {
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
            "maxPeaks " + most + ": expected an even number of at least 2");
      }
      this.start = start;
      this.rate = rate;
      this.most = most;
      this.stretch = stretch;
    }

    /**
     * Returns the waveform of the samples so far.
     *
     * @return a copy; without peaks if there were no samples
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
    public void accept(float[] block, int offset, int count) {
      for (int i = offset; i < offset + count; i++) {
        add(block[i]);
      }
      samples += count;
    }

    private void add(float sample) {
      if (inLast == 0) {
        // Halved only when another sample comes, so that a recording that just fits is not.
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
