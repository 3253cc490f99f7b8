package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Counts of frames in which speech was detected, missed or falsely detected.
 *
 * <p>A frame is speech if its middle sample is; overlapping segments count once. Counts of several
 * recordings add up ({@link #plus}), so that rates over a set give every frame the same weight.
 * Immutable and thread-safe.
 *
 * @param truePositives frames of speech that were found
 * @param falsePositives frames of non-speech that were taken for speech
 * @param falseNegatives frames of speech that were missed
 * @param trueNegatives frames of non-speech that were left alone
 */
public record DetectionCounts(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /** Counts without a frame, from which sums start. */
  public static final DetectionCounts NONE = new DetectionCounts(0, 0, 0, 0);

  public DetectionCounts {
    Ratios.requireNotNegative("truePositives", truePositives);
    Ratios.requireNotNegative("falsePositives", falsePositives);
    Ratios.requireNotNegative("falseNegatives", falseNegatives);
    Ratios.requireNotNegative("trueNegatives", trueNegatives);
  }

  /**
   * Compares detected speech with labelled speech.
   *
   * @param reference the labelled speech, in any order
   * @param detected the speech that was found, in any order
   * @param within the stretch that was labelled; frames are counted from its start, the last one
   *     counts if its middle is inside
   * @param frameSamples length of a frame, at least 1; 10 ms is usual
   * @return the counts
   * @throws IllegalArgumentException if the sample rates differ or a frame is empty
   */
  public static DetectionCounts of(
      List<TimeSpan> reference, List<TimeSpan> detected, TimeSpan within, long frameSamples) {
    boolean[] truth = EvaluationFrames.of(reference, within, frameSamples);
    boolean[] found = EvaluationFrames.of(detected, within, frameSamples);
    return of(truth, found);
  }

  /**
   * Compares two decisions for each frame.
   *
   * @param truth whether a frame is speech
   * @param found whether it was taken for speech
   * @return the counts
   * @throws IllegalArgumentException if the numbers of frames differ
   */
  public static DetectionCounts of(boolean[] truth, boolean[] found) {
    if (truth.length != found.length) {
      throw new IllegalArgumentException(truth.length + " labels for " + found.length + " frames");
    }
    long[] counts = new long[4];
    for (int i = 0; i < truth.length; i++) {
      counts[(truth[i] ? 2 : 0) + (found[i] ? 1 : 0)]++;
    }
    return new DetectionCounts(counts[3], counts[1], counts[2], counts[0]);
  }

  /**
   * Returns the counts of two recordings together.
   *
   * @param other the other recording's
   * @return the sums
   */
  public DetectionCounts plus(DetectionCounts other) {
    return new DetectionCounts(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  /**
   * Returns the number of frames.
   *
   * @return the sum of the four counts
   */
  public long frames() {
    return truePositives + falsePositives + falseNegatives + trueNegatives;
  }

  /**
   * Returns the share of frames that were decided right.
   *
   * @return in [0, 1]; 1 without frames
   */
  public double accuracy() {
    return Ratios.share(truePositives + trueNegatives, frames());
  }

  /**
   * Returns the share of the detected speech that is speech.
   *
   * @return in [0, 1]; 1 if nothing was detected
   */
  public double precision() {
    return Ratios.share(truePositives, truePositives + falsePositives);
  }

  /**
   * Returns the share of the speech that was detected.
   *
   * @return in [0, 1]; 1 if there is no speech
   */
  public double recall() {
    return Ratios.share(truePositives, truePositives + falseNegatives);
  }

  /**
   * Returns the harmonic mean of precision and recall.
   *
   * @return in [0, 1]; 0 if both are, 1 if there was no speech and none was detected
   */
  public double f1() {
    return Ratios.share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /**
   * Returns the share of the non-speech that was taken for speech.
   *
   * @return in [0, 1]; 0 if all is speech
   */
  public double falseAlarmRate() {
    return Ratios.rate(falsePositives, falsePositives + trueNegatives);
  }

  /**
   * Returns the share of the speech that was missed.
   *
   * @return in [0, 1]; 0 if there is no speech
   */
  public double missRate() {
    return Ratios.rate(falseNegatives, truePositives + falseNegatives);
  }
}
