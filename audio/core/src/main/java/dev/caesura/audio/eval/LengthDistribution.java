package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Distribution of the lengths of segments, in seconds. Immutable and thread-safe. */
public final class LengthDistribution {

  /** Distribution without a segment, from which sums start. */
  public static final LengthDistribution NONE = new LengthDistribution(new double[0]);

  private final double[] sorted;

  private LengthDistribution(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Returns the lengths of segments.
   *
   * @param segments the segments, in any order, of any rate
   * @return their lengths
   */
  public static LengthDistribution of(List<TimeSpan> segments) {
    return new LengthDistribution(
        segments.stream().mapToDouble(TimeSpan::seconds).sorted().toArray());
  }

  /**
   * Returns the lengths of two recordings' segments together.
   *
   * @param other the other recording's
   * @return all lengths
   */
  public LengthDistribution plus(LengthDistribution other) {
    return new LengthDistribution(
        DoubleStream.concat(Arrays.stream(sorted), Arrays.stream(other.sorted)).sorted().toArray());
  }

  /**
   * Returns the number of segments.
   *
   * @return at least 0
   */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns all lengths together.
   *
   * @return seconds
   */
  public double total() {
    return Arrays.stream(sorted).sum();
  }

  /**
   * Returns the mean length.
   *
   * @return seconds; 0 without segments
   */
  public double mean() {
    return sorted.length == 0 ? 0 : total() / sorted.length;
  }

  /**
   * Returns the length that a share of the segments do not exceed: the smallest such length that
   * occurs (nearest rank).
   *
   * @param share in [0, 1]; 0 for the shortest, 0.5 for the median, 1 for the longest
   * @return seconds; 0 without segments
   * @throws IllegalArgumentException if the share is out of range
   */
  public double quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not in [0, 1]");
    }
    int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
    return sorted.length == 0 ? 0 : sorted[rank - 1];
  }

  /**
   * Returns the number of segments longer than a maximum.
   *
   * @param seconds the maximum
   * @return how many segments are longer
   */
  public int longerThan(double seconds) {
    return (int) Arrays.stream(sorted).filter(length -> length > seconds).count();
  }

  /**
   * Returns the number of segments shorter than a minimum.
   *
   * @param seconds the minimum
   * @return how many segments are shorter
   */
  public int shorterThan(double seconds) {
    return (int) Arrays.stream(sorted).filter(length -> length < seconds).count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LengthDistribution that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return "LengthDistribution[" + count() + " segments, " + total() + " s]";
  }
}
