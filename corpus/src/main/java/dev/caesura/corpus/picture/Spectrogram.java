package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.Objects;

/**
 * A log-mel spectrogram of a recording of any length, in bounded memory: {@value #BANDS} bands of
 * windows of 25 ms every 10 ms. When there are more columns than the limit, neighbours are averaged
 * in pairs. Immutable and thread-safe.
 */
public final class Spectrogram {

  /** Number of bands: as many as windows of 25 ms tell apart at the lowest frequencies. */
  public static final int BANDS = 64;

  /** Columns that stand for so many windows take windows side by side, without overlap. */
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
   * None at all.
   *
   * @param sampleRate samples a second of its empty span
   * @return a spectrogram without columns
   */
  public static Spectrogram none(int sampleRate) {
    return new Spectrogram(new TimeSpan(0, 0, sampleRate), 1, new float[0]);
  }

  /**
   * Measures a recording while something else reads it.
   *
   * @param startSample place of the first sample that the recorder will hear
   * @param sampleRate samples a second, at least 100
   * @param mostColumns the most columns to keep, at least 2 and even
   * @return a recorder
   * @throws IllegalArgumentException if the limit is below 2 or odd, or the rate is too low
   */
  public static Recorder record(long startSample, int sampleRate, int mostColumns) {
    return new Recorder(startSample, sampleRate, mostColumns);
  }

  /**
   * What was measured.
   *
   * @return its span
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Number of columns.
   *
   * @return at least 0
   */
  public int size() {
    return powers.length / BANDS;
  }

  /**
   * The mean level of a band over a part.
   *
   * @param part a span of the spectrogram's rate; columns that it shares count whole
   * @param band in {@code [0, BANDS)}, the lowest first
   * @return dB, where a sine of full scale has about 0; negative infinity if all was zero or the
   *     part shares nothing with the spectrogram
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

  /** A spectrogram in the making. For one thread at a time. */
  public static final class Recorder implements Tap {
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
            "mostColumns is " + most + ", not an even number of at least 2");
      }
      if (rate < 100) {
        throw new IllegalArgumentException("sampleRate " + rate + " is not at least 100");
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
    public void hear(float[] block, int offset, int count) {
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
     * Ends the measuring.
     *
     * @return the spectrogram of all that was heard; without columns if nothing was
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
