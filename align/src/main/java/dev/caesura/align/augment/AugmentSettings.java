package dev.caesura.align.augment;

import java.util.Arrays;
import java.util.List;

/**
 * Settings of {@link RandomResegmenter}. Immutable and thread-safe.
 *
 * @param seed random seed; the same seed gives the same segments
 * @param bucketEdges edges of the buckets from which lengths are drawn, in seconds, rising, the
 *     first at least 0; empty for one cut in each sentence
 * @param minSeconds the shortest segment that is kept, in seconds; at least 0
 * @param maxSeconds the longest segment that is kept, in seconds; at least {@code minSeconds}
 */
public record AugmentSettings(
    long seed, List<Double> bucketEdges, double minSeconds, double maxSeconds) {

  /** The shortest segment of {@code resegment_data_mustc} (FBK@IWSLT2021, arXiv 2106.12607). */
  private static final double DEFAULT_MIN_SECONDS = 0.25;

  private static final double DEFAULT_MAX_SECONDS = 30;

  public AugmentSettings {
    bucketEdges = List.copyOf(bucketEdges);
    boolean rising = bucketEdges.isEmpty() || (bucketEdges.size() > 1 && bucketEdges.get(0) >= 0);
    for (int i = 1; i < bucketEdges.size(); i++) {
      rising &= bucketEdges.get(i) > bucketEdges.get(i - 1);
      rising &= bucketEdges.get(i) < Double.POSITIVE_INFINITY;
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "bucketEdges " + bucketEdges + ": expected at least two rising numbers from 0 on");
    }
    if (!(minSeconds >= 0 && maxSeconds >= minSeconds)) {
      throw new IllegalArgumentException(
          "minSeconds "
              + minSeconds
              + ", maxSeconds "
              + maxSeconds
              + ": expected 0 or more, in rising order");
    }
  }

  /**
   * Returns the settings of FBK: seed 1, one cut in each sentence, segments of 0.25 s to 30 s.
   *
   * @return the default settings
   */
  public static AugmentSettings defaults() {
    return new AugmentSettings(1, List.of(), DEFAULT_MIN_SECONDS, DEFAULT_MAX_SECONDS);
  }

  /**
   * Returns a copy with another random seed.
   *
   * @param newSeed any number
   * @return the changed settings
   */
  public AugmentSettings withSeed(long newSeed) {
    return new AugmentSettings(newSeed, bucketEdges, minSeconds, maxSeconds);
  }

  /**
   * Returns a copy that cuts by random lengths instead of once a sentence. Each segment draws a
   * bucket, all being equally likely, and a length in it. If the last edge is above the maximum
   * length, it becomes the maximum.
   *
   * @param edges edges of the buckets in seconds, rising; at least two, the first at least 0; none
   *     for one cut in each sentence
   * @return the changed settings
   * @throws IllegalArgumentException if the edges are too few, not finite or do not rise
   */
  public AugmentSettings withBuckets(double... edges) {
    double last = edges.length == 0 ? 0 : edges[edges.length - 1];
    List<Double> buckets = Arrays.stream(edges).boxed().toList();
    return new AugmentSettings(seed, buckets, minSeconds, Math.max(maxSeconds, last));
  }

  /**
   * Returns a copy with other limits on the length of a segment. Segments outside are rejected.
   *
   * @param min the shortest segment, in seconds; at least 0
   * @param max the longest segment, in seconds; at least {@code min}
   * @return the changed settings
   * @throws IllegalArgumentException if the limits are negative or not in order
   */
  public AugmentSettings withDurations(double min, double max) {
    return new AugmentSettings(seed, bucketEdges, min, max);
  }
}
