package dev.caesura.align.speech;

import java.util.Arrays;

/** Finds the threshold of scores with the greatest F1. Not thread-safe. */
public final class BestThreshold {

  private double[] scores = new double[1024];
  private boolean[] labels = new boolean[1024];
  private int size;

  /** Creates one without scores. */
  public BestThreshold() {}

  /**
   * Adds a place.
   *
   * @param score its score, not NaN
   * @param isEnd whether it is an end
   */
  public void add(double score, boolean isEnd) {
    if (size == scores.length) {
      scores = Arrays.copyOf(scores, 2 * size);
      labels = Arrays.copyOf(labels, 2 * size);
    }
    scores[size] = score;
    labels[size++] = isEnd;
  }

  /**
   * Returns the threshold with the greatest F1: halfway between the lowest score that counts as an
   * end and the next lower one.
   *
   * @return between two of the scores, or the lowest of all; 0.5 if there is no end
   */
  public double threshold() {
    double[] ends = new double[size];
    double[] others = new double[size];
    int endCount = 0;
    int otherCount = 0;
    for (int i = 0; i < size; i++) {
      if (labels[i]) {
        ends[endCount++] = scores[i];
      } else {
        others[otherCount++] = scores[i];
      }
    }
    Arrays.sort(ends, 0, endCount);
    Arrays.sort(others, 0, otherCount);
    double best = 0;
    double threshold = 0.5;
    int other = otherCount;
    for (int i = endCount - 1; i >= 0; i--) {
      while (other > 0 && others[other - 1] >= ends[i]) {
        other--;
      }
      double hits = endCount - i;
      double f1 = 2 * hits / (hits + (otherCount - other) + endCount);
      // Of equal scores the last one counts all of them.
      if (f1 > best && (i == 0 || ends[i - 1] < ends[i])) {
        best = f1;
        double lower = other > 0 ? others[other - 1] : ends[i];
        lower = i > 0 && (other == 0 || ends[i - 1] > lower) ? ends[i - 1] : lower;
        threshold = (ends[i] + lower) / 2;
      }
    }
    return threshold;
  }
}
