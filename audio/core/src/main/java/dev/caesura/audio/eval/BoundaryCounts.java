package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Counts of boundaries that were found, with a tolerance.
 *
 * <p>A boundary is a place where a segment starts or ends; places that coincide are one boundary,
 * and the edges of the recording are not boundaries, since no method has to find them. Boundaries
 * match if they lie no further apart than the collar, each with one other at most, and as many as
 * possible. On a line, taking them from left to right finds that maximum. Immutable and
 * thread-safe.
 *
 * <p>The F1 of boundaries favours methods that cut at every pause: with segments of bounded length
 * compare precision first.
 *
 * @param matched pairs of boundaries
 * @param reference boundaries of the reference
 * @param found boundaries of the segments under test
 */
public record BoundaryCounts(long matched, long reference, long found) {

  /** Counts without a boundary, from which sums start. */
  public static final BoundaryCounts NONE = new BoundaryCounts(0, 0, 0);

  public BoundaryCounts {
    Ratios.requirePartOf("matched", matched, "reference", reference);
    Ratios.requirePartOf("matched", matched, "found", found);
  }

  /**
   * Compares the boundaries of segments.
   *
   * @param reference reference segments, in any order
   * @param found segments under test, in any order
   * @param within the recording; boundaries at its edges and outside do not count
   * @param collarSamples how far apart two boundaries may lie and match, at least 0
   * @return the counts
   * @throws IllegalArgumentException if the sample rates differ or the collar is negative
   */
  public static BoundaryCounts of(
      List<TimeSpan> reference, List<TimeSpan> found, TimeSpan within, long collarSamples) {
    Ratios.requireNotNegative("collarSamples", collarSamples);
    long[] left = boundaries(reference, within);
    long[] right = boundaries(found, within);
    return match(left, right, collarSamples);
  }

  private static BoundaryCounts match(long[] left, long[] right, long collarSamples) {
    long matched = 0;
    int i = 0;
    int j = 0;
    while (i < left.length && j < right.length) {
      long distance = right[j] - left[i];
      if (Math.abs(distance) <= collarSamples) {
        matched++;
        i++;
        j++;
      } else if (distance > 0) {
        i++;
      } else {
        j++;
      }
    }
    return new BoundaryCounts(matched, left.length, right.length);
  }

  /**
   * Returns the boundaries of segments.
   *
   * @param segments the segments, in any order
   * @param within the recording
   * @return places strictly inside {@code within}, ascending, each once
   * @throws IllegalArgumentException if the sample rates differ
   */
  public static long[] boundaries(List<TimeSpan> segments, TimeSpan within) {
    for (TimeSpan segment : segments) {
      within.covers(segment); // For its check of the rates.
    }
    return segments.stream()
        .flatMapToLong(segment -> LongStream.of(segment.startSample(), segment.endSample()))
        .filter(place -> place > within.startSample() && place < within.endSample())
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * Returns the counts of two recordings together.
   *
   * @param other the other recording's
   * @return the sums
   */
  public BoundaryCounts plus(BoundaryCounts other) {
    return new BoundaryCounts(
        matched + other.matched, reference + other.reference, found + other.found);
  }

  /**
   * Returns the share of the found boundaries that are in the reference.
   *
   * @return in [0, 1]; 1 if none was found
   */
  public double precision() {
    return Ratios.share(matched, found);
  }

  /**
   * Returns the share of the reference's boundaries that were found.
   *
   * @return in [0, 1]; 1 if there are none
   */
  public double recall() {
    return Ratios.share(matched, reference);
  }

  /**
   * Returns the harmonic mean of precision and recall.
   *
   * @return in [0, 1]; 1 if there are no boundaries on either side
   */
  public double f1() {
    return Ratios.share(2 * matched, reference + found);
  }

  /**
   * Counts the boundaries at given places. Every place matches one other at most, and as many match
   * as can.
   *
   * @param reference the true places, in order, in samples
   * @param found the found places, in order, in samples
   * @param collarSamples how far two places may be apart, at least 0
   * @return the counts
   */
  public static BoundaryCounts ofPlaces(long[] reference, long[] found, long collarSamples) {
    Ratios.requireNotNegative("collarSamples", collarSamples);
    return match(reference, found, collarSamples);
  }

  /**
   * Returns how many more boundaries were found than there are.
   *
   * @return found over reference, minus 1; 0 without a reference
   */
  public double overSegmentation() {
    return reference == 0 ? 0 : (double) found / reference - 1;
  }

  /**
   * Returns the R-value, which does not reward boundaries everywhere as F1 and recall do.
   *
   * <p>Source: Räsänen, Laine and Altosaar, <em>An improved speech segmentation quality measure:
   * the R-value</em> (2009).
   *
   * @return at most 1, which is a perfect segmentation; may be negative
   */
  public double rValue() {
    double missed = 1 - recall();
    double over = overSegmentation();
    double first = Math.sqrt(missed * missed + over * over);
    double second = (-over - missed) / Math.sqrt(2);
    return 1 - (Math.abs(first) + Math.abs(second)) / 2;
  }
}
