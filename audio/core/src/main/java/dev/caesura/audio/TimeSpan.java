package dev.caesura.audio;

import java.util.Comparator;
import java.util.Optional;

/**
 * A half-open stretch of a recording, {@code [startSample, endSample)}, counted in samples at a
 * stated rate.
 *
 * <p>Samples are exact: equal spans are {@code equals}, slices index arrays, and nothing is ever
 * rounded on the way. Seconds enter through {@link #fromSeconds} and leave through {@link
 * #startSeconds()} and its kin; spans of different rates never mix silently, {@link #at} converts.
 *
 * <p>Empty spans (start = end) are allowed. Immutable and thread-safe.
 *
 * @param startSample first sample, at least 0
 * @param endSample one past the last sample, at least {@code startSample}
 * @param sampleRate samples a second, at least 1
 */
public record TimeSpan(long startSample, long endSample, int sampleRate)
    implements Comparable<TimeSpan> {

  private static final Comparator<TimeSpan> ORDER =
      Comparator.comparingLong(TimeSpan::startSample).thenComparingLong(TimeSpan::endSample);

  public TimeSpan {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number of at least 1");
    }
    if (startSample < 0 || endSample < startSample) {
      throw new IllegalArgumentException(
          "span [" + startSample + ", " + endSample + ") is not 0 <= start <= end");
    }
  }

  /**
   * Returns the nearest span on the sample clock to a span in seconds.
   *
   * @param start start in seconds, at least 0
   * @param end end in seconds, at least {@code start}
   * @param sampleRate samples a second
   * @return the span with both ends rounded to the nearest sample
   * @throws IllegalArgumentException if an end is not finite or the ends are out of order
   */
  public static TimeSpan fromSeconds(double start, double end, int sampleRate) {
    if (!Double.isFinite(start) || !Double.isFinite(end)) {
      throw new IllegalArgumentException("seconds [" + start + ", " + end + ") are not finite");
    }
    return new TimeSpan(Math.round(start * sampleRate), Math.round(end * sampleRate), sampleRate);
  }

  /**
   * Returns the number of samples.
   *
   * @return {@code endSample - startSample}, at least 0
   */
  public long samples() {
    return endSample - startSample;
  }

  /**
   * Returns whether the span holds no sample.
   *
   * @return true if start = end
   */
  public boolean isEmpty() {
    return startSample == endSample;
  }

  /**
   * Returns the start in seconds, for files and people.
   *
   * @return seconds from the start of the recording
   */
  public double startSeconds() {
    return (double) startSample / sampleRate;
  }

  /**
   * Returns the end in seconds, for files and people.
   *
   * @return seconds from the start of the recording
   */
  public double endSeconds() {
    return (double) endSample / sampleRate;
  }

  /**
   * Returns the length in seconds, for files and people.
   *
   * @return seconds
   */
  public double seconds() {
    return (double) samples() / sampleRate;
  }

  /**
   * Returns the same stretch on the clock of another rate.
   *
   * @param rate samples a second, at least 1
   * @return the span with both ends rounded to the nearest sample (halves up); this span if the
   *     rate is its own
   */
  public TimeSpan at(int rate) {
    return rate == sampleRate
        ? this
        : new TimeSpan(convert(startSample, rate), convert(endSample, rate), rate);
  }

  private long convert(long sample, int rate) {
    long whole = sample / sampleRate;
    long rest = sample % sampleRate;
    return whole * rate + (2 * rest * rate + sampleRate) / (2L * sampleRate);
  }

  /**
   * Returns whether another span lies inside this one.
   *
   * @param other a span of the same rate
   * @return true if neither end of it is outside
   * @throws IllegalArgumentException if the rates differ
   */
  public boolean covers(TimeSpan other) {
    requireSameRate(other);
    return startSample <= other.startSample && other.endSample <= endSample;
  }

  /**
   * Returns the intersection of two spans.
   *
   * @param other a span of the same rate
   * @return the shared samples; empty if there are none
   * @throws IllegalArgumentException if the rates differ
   */
  public Optional<TimeSpan> intersection(TimeSpan other) {
    requireSameRate(other);
    long start = Math.max(startSample, other.startSample);
    long end = Math.min(endSample, other.endSample);
    return start < end ? Optional.of(new TimeSpan(start, end, sampleRate)) : Optional.empty();
  }

  /**
   * Returns the smallest span that covers two.
   *
   * @param other a span of the same rate
   * @return from the earlier start to the later end
   * @throws IllegalArgumentException if the rates differ
   */
  public TimeSpan extent(TimeSpan other) {
    requireSameRate(other);
    return new TimeSpan(
        Math.min(startSample, other.startSample), Math.max(endSample, other.endSample), sampleRate);
  }

  private void requireSameRate(TimeSpan other) {
    if (other.sampleRate != sampleRate) {
      throw new IllegalArgumentException(
          "spans of "
              + sampleRate
              + " Hz and "
              + other.sampleRate
              + " Hz do not mix; use at(rate)");
    }
  }

  /** Orders by start, then by end; spans of different rates do not compare. */
  @Override
  public int compareTo(TimeSpan other) {
    requireSameRate(other);
    return ORDER.compare(this, other);
  }
}
