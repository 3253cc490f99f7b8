package dev.caesura.audio.unit;

import java.util.Arrays;

/**
 * Scores a frame by the change of the spectrum: the distance between the mean features of the
 * frames before it and of those from it on. Immutable and thread-safe.
 *
 * <p>Source: Dusan and Rabiner, <em>On the relation between maximum spectral transition positions
 * and phone boundaries</em> (2006), who use the slope of the cepstra instead.
 */
public final class SpectralChangeScorer implements UnitBoundaryScorer {

  private final int reach;

  private SpectralChangeScorer(int reach) {
    this.reach = reach;
  }

  /**
   * Returns a scorer with a reach of two frames.
   *
   * @return the scorer
   */
  public static SpectralChangeScorer defaults() {
    return new SpectralChangeScorer(2);
  }

  /**
   * Returns a copy with the given reach.
   *
   * @param frames frames on each side that are compared, at least 1
   * @return a new scorer
   */
  public SpectralChangeScorer withReach(int frames) {
    if (frames < 1) {
      throw new IllegalArgumentException("frames " + frames + ": expected at least 1");
    }
    return new SpectralChangeScorer(frames);
  }

  @Override
  public float[] score(UnitFeatures features) {
    int size = features.size();
    int frames = features.frames();
    float[] scores = new float[frames];
    double[] before = new double[size];
    double[] after = new double[size];
    for (int t = 1; t < frames; t++) {
      int left = mean(features, Math.max(0, t - reach), t, before);
      int right = mean(features, t, Math.min(frames, t + reach), after);
      double sum = 0;
      for (int d = 0; d < size; d++) {
        double change = after[d] / right - before[d] / left;
        sum += change * change;
      }
      scores[t] = (float) Math.sqrt(sum / size);
    }
    return scores;
  }

  private static int mean(UnitFeatures features, int from, int to, double[] sums) {
    Arrays.fill(sums, 0);
    for (int t = from; t < to; t++) {
      for (int d = 0; d < sums.length; d++) {
        sums[d] += features.rows()[t * sums.length + d];
      }
    }
    return to - from;
  }
}
