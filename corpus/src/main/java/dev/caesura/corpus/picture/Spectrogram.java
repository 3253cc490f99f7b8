package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.Objects;

/**
 * Log-mel spectrogram of a recording of any length, in bounded memory: {@value #BANDS} bands of
 * windows of 25 ms every 10 ms. When there are more columns than the maximum, neighbours are
 * averaged in pairs. Immutable and thread-safe.
 */
public final class Spectrogram {

  /** Number of bands: as many as windows of 25 ms resolve at the lowest frequencies. */
  public static final int BANDS = 64;

  /** Columns of at least this many windows use adjacent windows without overlap. */
  private static final int MANY_WINDOWS = 16;

  private final TimeSpan span;
  private final long stretch;
  private final float[] powers;

  private Spectrogram(TimeSpan span, long stretch, float[] powers) {
    this.span = span;
    this.stretch = stretch;
    this.powers = powers;
  }

  /**
   * Returns an empty spectrogram.
   *
   * @param sampleRate the sample rate of its empty span, in hertz
   * @return a spectrogram without columns
   */
  public static Spectrogram none(int sampleRate) {
    return new Spectrogram(new TimeSpan(0, 0, sampleRate), 1, new float[0]);
  }

  /**
   * Returns a recorder that measures a recording while another consumer reads it.
   *
   * @param startSample the first sample that the recorder gets
   * @param sampleRate samples per second, at least 100
   * @param maxColumns the maximum number of columns, at least 2 and even
   * @return a recorder
   * @throws IllegalArgumentException if the maximum is below 2 or odd, or the rate is too low
   */
  public static Recorder record(long startSample, int sampleRate, int maxColumns) {
    return new Recorder(startSample, sampleRate, maxColumns);
  }

  /**
   * Returns the span that was measured.
   *
   * @return the span, empty if there were no samples
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Returns the number of columns.
   *
   * @return at least 0
   */
  public int size() {
    return powers.length / BANDS;
  }

  /**
   * Returns the mean level of a band over a part.
   *
   * @param part a span at the spectrogram's rate; a column counts whole if the part shares a sample
   *     with it
   * @param band in {@code [0, BANDS)}, the lowest first
   * @return decibels, where a full-scale sine has about 0; negative infinity if all samples are
   *     zero or the part shares nothing with the spectrogram
   */
  public double decibels(TimeSpan part, int band) {
    Objects.checkIndex(band, BANDS);
    long from = Math.max(0, part.startSample() - span.startSample()) / stretch;
    long to = (Math.max(0, part.endSample() - span.startSample()) + stretch - 1) / stretch;
    double sum = 0;
    int columns = 0;
    for (int i = (int) Math.min(from, size()); i < Math.min(to, size()); i++) {
      sum += powers[i * BANDS + band];
      columns++;
    }
    return columns == 0 ? Double.NEGATIVE_INFINITY : 10 * Math.log10(sum / columns);
  }

  /** Recorder that measures the samples it gets. Not thread-safe. */
  public static final class Recorder implements SampleListener {
    private final long start;
    private final int rate;
    private final int most;
    private final int hop;
    private final MelBands bands;
    private final float[] window;
    private int filled;
    private int fresh;
    private long position;
    private long stretch;
    private float[] powers = new float[0];
    private int[] counts = new int[0];
    private int columns;

    private Recorder(long start, int rate, int most) {
      if (most < 2 || most % 2 != 0) {
        throw new IllegalArgumentException(
            "maxColumns " + most + ": expected an even number of at least 2");
      }
      if (rate < 100) {
        throw new IllegalArgumentException("sampleRate " + rate + ": expected at least 100");
      }
      this.start = start;
      this.rate = rate;
      this.most = most;
      hop = rate / 100;
      stretch = hop;
      window = new float[rate / 40];
      bands = new MelBands(BANDS, rate, window.length);
    }

    @Override
    public void accept(float[] block, int offset, int count) {
      int done = 0;
      while (done < count) {
        int copied = Math.min(count - done, window.length - filled);
        System.arraycopy(block, offset + done, window, filled, copied);
        filled += copied;
        fresh += copied;
        done += copied;
        if (filled == window.length) {
          analyse();
        }
      }
    }

    private void analyse() {
      long column = position / stretch;
      while (column >= most) {
        halve();
        column = position / stretch;
      }
      int at = (int) column;
      if (at >= counts.length) {
        int room = Math.min(most, Math.max(256, 2 * counts.length));
        counts = Arrays.copyOf(counts, room);
        powers = Arrays.copyOf(powers, room * BANDS);
      }
      bands.addTo(powers, at, window);
      counts[at]++;
      columns = at + 1;
      int step = stretch >= (long) MANY_WINDOWS * window.length ? window.length : hop;
      System.arraycopy(window, step, window, 0, window.length - step);
      filled = window.length - step;
      position += step;
      fresh = 0;
    }

    private void halve() {
      int half = (columns + 1) / 2;
      for (int i = 0; i < half; i++) {
        boolean hasOther = 2 * i + 1 < columns;
        counts[i] = counts[2 * i] + (hasOther ? counts[2 * i + 1] : 0);
        for (int band = 0; band < BANDS; band++) {
          powers[i * BANDS + band] =
              powers[2 * i * BANDS + band] + (hasOther ? powers[(2 * i + 1) * BANDS + band] : 0);
        }
      }
      Arrays.fill(counts, half, counts.length, 0);
      Arrays.fill(powers, half * BANDS, powers.length, 0);
      columns = half;
      stretch *= 2;
    }

    /**
     * Returns the spectrogram of all samples; call it once, at the end.
     *
     * @return the spectrogram; without columns if there were no samples
     */
    public Spectrogram spectrogram() {
      long end = start + position + filled;
      if (fresh > 0) {
        Arrays.fill(window, filled, window.length, 0);
        analyse();
      }
      float[] means = new float[columns * BANDS];
      for (int i = 0; i < means.length; i++) {
        means[i] = powers[i] / counts[i / BANDS];
      }
      return new Spectrogram(new TimeSpan(start, end, rate), stretch, means);
    }
  }
}
