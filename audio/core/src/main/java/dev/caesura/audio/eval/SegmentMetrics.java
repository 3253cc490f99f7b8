package dev.caesura.audio.eval;

/**
 * All counts of a comparison of segments with a reference; those of several recordings add up.
 * Immutable and thread-safe.
 *
 * @param detection speech against non-speech, frame by frame
 * @param boundaries starts and ends that were found
 * @param coverage purity, coverage and retained speech
 * @param cuts speech and words that were cut
 * @param lengths lengths of the segments under test
 */
public record SegmentMetrics(
    DetectionCounts detection,
    BoundaryCounts boundaries,
    CoverageCounts coverage,
    CutCounts cuts,
    LengthDistribution lengths) {

  /** Counts of nothing, from which sums start. */
  public static final SegmentMetrics NONE =
      new SegmentMetrics(
          DetectionCounts.NONE,
          BoundaryCounts.NONE,
          CoverageCounts.NONE,
          CutCounts.NONE,
          LengthDistribution.NONE);

  /**
   * Returns the counts of two recordings together.
   *
   * @param other the other recording's, at the same sample rate
   * @return the sums
   */
  public SegmentMetrics plus(SegmentMetrics other) {
    return new SegmentMetrics(
        detection.plus(other.detection),
        boundaries.plus(other.boundaries),
        coverage.plus(other.coverage),
        cuts.plus(other.cuts),
        lengths.plus(other.lengths));
  }
}
