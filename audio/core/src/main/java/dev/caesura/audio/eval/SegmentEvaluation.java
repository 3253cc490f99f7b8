package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import java.util.List;

/**
 * Compares segments with a reference by every measure of this package. Immutable and thread-safe.
 *
 * @param frameSeconds length of the frames that are counted, more than 0. Default 10 ms, as in
 *     published tables of voice activity detection
 * @param collarSeconds how far apart two boundaries may lie and match, at least 0. Default 0.25 s,
 *     the collar of NIST's diarization scoring
 * @param toleranceSeconds how far inside a word or a labelled segment a cut must be to count, at
 *     least 0. Default 50 ms, two and a half frames of the forced aligners that time words
 */
public record SegmentEvaluation(
    double frameSeconds, double collarSeconds, double toleranceSeconds) {

  public SegmentEvaluation {
    if (!(frameSeconds > 0 && frameSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "frameSeconds " + frameSeconds + ": expected a finite number greater than 0");
    }
    requireSeconds("collarSeconds", collarSeconds);
    requireSeconds("toleranceSeconds", toleranceSeconds);
  }

  private static void requireSeconds(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " " + value + ": expected a finite number of at least 0");
    }
  }

  /**
   * Returns an evaluation with the usual settings.
   *
   * @return frames of 10 ms, a collar of 0.25 s, a tolerance of 50 ms
   */
  public static SegmentEvaluation defaults() {
    return new SegmentEvaluation(0.01, 0.25, 0.05);
  }

  /**
   * Returns a copy with the given length of frames.
   *
   * @param value seconds, greater than 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public SegmentEvaluation withFrameSeconds(double value) {
    return new SegmentEvaluation(value, collarSeconds, toleranceSeconds);
  }

  /**
   * Returns a copy with the given collar.
   *
   * @param value seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public SegmentEvaluation withCollarSeconds(double value) {
    return new SegmentEvaluation(frameSeconds, value, toleranceSeconds);
  }

  /**
   * Returns a copy with the given tolerance.
   *
   * @param value seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public SegmentEvaluation withToleranceSeconds(double value) {
    return new SegmentEvaluation(frameSeconds, collarSeconds, value);
  }

  /**
   * Compares the segments of one recording.
   *
   * @param reference labelled speech, in any order; speakers may overlap
   * @param words words with times, in any order; empty if they are not known
   * @param found segments under test, in any order
   * @param within the stretch that was labelled; what lies outside does not count
   * @return all counts
   * @throws IllegalArgumentException if the sample rates differ
   */
  public SegmentMetrics compare(
      List<TimeSpan> reference, List<TimeSpan> words, List<TimeSpan> found, TimeSpan within) {
    int rate = within.sampleRate();
    List<TimeSpan> labelled = crop(reference, within);
    List<TimeSpan> segments = crop(found, within);
    long tolerance = Math.round(toleranceSeconds * rate);
    return new SegmentMetrics(
        DetectionCounts.of(
            labelled, segments, within, Math.max(1, Math.round(frameSeconds * rate))),
        BoundaryCounts.of(labelled, segments, within, Math.round(collarSeconds * rate)),
        CoverageCounts.of(labelled, segments),
        CutCounts.of(labelled, crop(words, within), segments, tolerance),
        LengthDistribution.of(found));
  }

  private static List<TimeSpan> crop(List<TimeSpan> spans, TimeSpan within) {
    return Timelines.crop(spans, within);
  }
}
