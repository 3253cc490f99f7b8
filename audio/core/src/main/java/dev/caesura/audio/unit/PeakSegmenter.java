package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Objects;

/**
 * Cuts at the peaks of boundary scores: frames whose score is at least the threshold, is the
 * largest within the minimum length, and stands out from the lowest score on both sides up to a
 * larger one by the prominence. Immutable and thread-safe.
 */
public final class PeakSegmenter implements UnitSegmenter {

  private final UnitBoundaryScorer scorer;
  private final double threshold;
  private final double prominence;
  private final int minFrames;

  private PeakSegmenter(
      UnitBoundaryScorer scorer, double threshold, double prominence, int minFrames) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.threshold = threshold;
    this.prominence = prominence;
    this.minFrames = minFrames;
  }

  /**
   * Returns a segmenter with a threshold of 0, a prominence of 0.05 and at least 3 frames a unit,
   * which cuts recorded prompts about nine times a second with {@link SpectralChangeScorer}.
   *
   * @param scorer scores each frame
   * @return the segmenter
   */
  public static PeakSegmenter defaults(UnitBoundaryScorer scorer) {
    return new PeakSegmenter(scorer, 0, 0.05, 3);
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param least the least score of a boundary, at least 0
   * @return a new segmenter
   */
  public PeakSegmenter withThreshold(double least) {
    return new PeakSegmenter(scorer, checked("threshold", least), prominence, minFrames);
  }

  /**
   * Returns a copy with the given prominence.
   *
   * @param least by how much a boundary stands out, at least 0
   * @return a new segmenter
   */
  public PeakSegmenter withProminence(double least) {
    return new PeakSegmenter(scorer, threshold, checked("prominence", least), minFrames);
  }

  /**
   * Returns a copy with the given minimum length.
   *
   * @param frames the shortest unit, at least 1
   * @return a new segmenter
   */
  public PeakSegmenter withMinFrames(int frames) {
    if (frames < 1) {
      throw new IllegalArgumentException("frames " + frames + ": expected at least 1");
    }
    return new PeakSegmenter(scorer, threshold, prominence, frames);
  }

  private static double checked(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number of at least 0");
    }
    return value;
  }

  @Override
  public List<TimeSpan> segment(UnitFeatures features) {
    float[] scores = scorer.score(features);
    boolean[] boundaries = new boolean[features.frames()];
    int last = 0;
    for (int t = minFrames; t <= scores.length - minFrames; t++) {
      if (scores[t] >= threshold && t - last >= minFrames && isPeak(scores, t)) {
        boundaries[t] = true;
        last = t;
      }
    }
    return features.segments(boundaries);
  }

  private boolean isPeak(float[] scores, int at) {
    for (int t = Math.max(0, at - minFrames + 1);
        t < Math.min(scores.length, at + minFrames);
        t++) {
      if (scores[t] > scores[at] || (scores[t] == scores[at] && t < at)) {
        return false;
      }
    }
    return scores[at] - lowest(scores, at, -1) >= prominence
        && scores[at] - lowest(scores, at, 1) >= prominence;
  }

  /** Returns the lowest score in a direction, up to a larger one. */
  private static float lowest(float[] scores, int at, int step) {
    float lowest = scores[at];
    for (int t = at + step; t >= 0 && t < scores.length && scores[t] <= scores[at]; t += step) {
      lowest = Math.min(lowest, scores[t]);
      if (lowest <= 0) {
        break;
      }
    }
    return lowest;
  }
}
