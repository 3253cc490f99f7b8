package dev.caesura.align.speech;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Rows of features with labels and weights, for training. Gaps without an end are many and mostly
 * alike, so that a part of them is taken with more weight. Not thread-safe.
 */
final class FeatureRows {

  /** Gaps without an end of which one is taken. */
  private static final int THINNING = 3;

  private final List<String> names;
  private final SplittableRandom random = new SplittableRandom(7);
  private float[][] columns;
  private boolean[] labels = new boolean[1024];
  private float[] weights = new float[1024];
  private int size;

  FeatureRows(List<String> names) {
    this.names = names;
    this.columns = new float[names.size()][1024];
  }

  /** Adds the gaps of a recording, of whose features some are taken for unknown. */
  void add(Map<String, float[]> features, BitSet ends, Set<String> unknown, double weight) {
    int gaps = features.get(names.get(0)).length;
    float[][] from = names.stream().map(features::get).toArray(float[][]::new);
    for (int gap = 0; gap < gaps; gap++) {
      boolean isEnd = ends.get(gap);
      if (!isEnd && random.nextInt(THINNING) > 0) {
        continue;
      }
      grow();
      for (int f = 0; f < from.length; f++) {
        columns[f][size] = unknown.contains(names.get(f)) ? Float.NaN : from[f][gap];
      }
      labels[size] = isEnd;
      weights[size] = (float) (isEnd ? weight : weight * THINNING);
      size++;
    }
  }

  /** Returns the rows whose value of a feature is below a threshold. */
  FeatureRows below(int feature, float threshold) {
    FeatureRows chosen = new FeatureRows(names);
    for (int row = 0; row < size; row++) {
      if (columns[feature][row] < threshold) {
        chosen.grow();
        for (int f = 0; f < columns.length; f++) {
          chosen.columns[f][chosen.size] = columns[f][row];
        }
        chosen.labels[chosen.size] = labels[row];
        chosen.weights[chosen.size] = weights[row];
        chosen.size++;
      }
    }
    return chosen;
  }

  private void grow() {
    if (size == labels.length) {
      for (int f = 0; f < columns.length; f++) {
        columns[f] = Arrays.copyOf(columns[f], 2 * size);
      }
      labels = Arrays.copyOf(labels, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
  }

  int size() {
    return size;
  }

  float[][] columns() {
    float[][] exact = new float[columns.length][];
    for (int f = 0; f < exact.length; f++) {
      exact[f] = Arrays.copyOf(columns[f], size);
    }
    return exact;
  }

  boolean[] labels() {
    return Arrays.copyOf(labels, size);
  }

  float[] weights() {
    return Arrays.copyOf(weights, size);
  }
}
