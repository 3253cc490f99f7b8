package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts where the features of all segments are closest to their means: the segmentation with the
 * smallest sum of squared distances and of a penalty for each segment, found by dynamic
 * programming. Time is the number of frames times the maximum length. Immutable and thread-safe.
 *
 * <p>Source: Qiao, Shimomura and Minematsu, <em>Unsupervised optimal phoneme segmentation</em>
 * (2008).
 */
public final class PartitionSegmenter implements UnitSegmenter {

  private final double penalty;
  private final int minFrames;
  private final int maxFrames;

  private PartitionSegmenter(double penalty, int minFrames, int maxFrames) {
    this.penalty = penalty;
    this.minFrames = minFrames;
    this.maxFrames = maxFrames;
  }

  /**
   * Returns a segmenter with a penalty of 3.3 times the number of features, and units of 3 to 50
   * frames, which cuts recorded prompts about nine times a second.
   *
   * @return the segmenter
   */
  public static PartitionSegmenter defaults() {
    return new PartitionSegmenter(3.3, 3, 50);
  }

  /**
   * Returns a copy with the given penalty.
   *
   * @param each the penalty of a segment, as a multiple of the number of features; at least 0
   * @return a new segmenter
   */
  public PartitionSegmenter withPenalty(double each) {
    if (!(each >= 0) || Double.isInfinite(each)) {
      throw new IllegalArgumentException("penalty " + each + ": expected a number of at least 0");
    }
    return new PartitionSegmenter(each, minFrames, maxFrames);
  }

  @Override
  public List<TimeSpan> segment(UnitFeatures features) {
    int size = features.size();
    int frames = features.frames();
    double[] best = new double[frames + 1];
    int[] from = new int[frames + 1];
    double[] sums = new double[size];
    for (int end = 1; end <= frames; end++) {
      best[end] = Double.POSITIVE_INFINITY;
      Arrays.fill(sums, 0);
      double squares = 0;
      for (int start = end - 1; start >= Math.max(0, end - maxFrames); start--) {
        double product = 0;
        for (int d = 0; d < size; d++) {
          double x = features.rows()[start * size + d];
          squares += x * x;
          sums[d] += x;
          product += sums[d] * sums[d];
        }
        int length = end - start;
        // The first and the last unit may be shorter.
        boolean isShort = length < minFrames && start > 0 && end < frames;
        double cost = best[start] + squares - product / length + penalty * size;
        if (!isShort && cost < best[end]) {
          best[end] = cost;
          from[end] = start;
        }
      }
    }
    boolean[] boundaries = new boolean[frames];
    for (int at = frames; at > 0; at = from[at]) {
      boundaries[from[at]] = true;
    }
    return features.segments(boundaries);
  }
}
