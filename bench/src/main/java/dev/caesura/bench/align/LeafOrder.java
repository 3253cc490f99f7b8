package dev.caesura.bench.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves of a tree with the ranges of features that lead to each. Two leaves are in order if a
 * sample of the first can come to the second as features grow; the second is then not to have less.
 * Mutable; not thread-safe.
 *
 * <p>Values are corrected as little as can be, by isotonic regression with the formula of Robertson
 * and Wright (1975): the highest over upper sets of the lowest over lower sets of the mean of what
 * both have. A tree of three levels has at most eight leaves, so that all sets can be tried.
 */
final class LeafOrder {

  private static final int MAX_LEAVES = 8;

  private final int[] lower;
  private final int[] upper;
  private final List<MonotoneBoosting.Node> leaves = new ArrayList<>();
  private final List<int[]> lowers = new ArrayList<>();
  private final List<int[]> uppers = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  LeafOrder(int features, int steps) {
    lower = new int[features];
    upper = new int[features];
    Arrays.fill(lower, -1);
    Arrays.fill(upper, steps);
  }

  /** Lets a feature be at most a step; returns what was the highest. */
  int upper(int feature, int step) {
    int before = upper[feature];
    upper[feature] = step;
    return before;
  }

  /** Lets a feature be above a step; returns what it was to be above. */
  int lower(int feature, int step) {
    int before = lower[feature];
    lower[feature] = step;
    return before;
  }

  void setUpper(int feature, int step) {
    upper[feature] = step;
  }

  void setLower(int feature, int step) {
    lower[feature] = step;
  }

  /** Adds a leaf with the ranges of now. */
  MonotoneBoosting.Node leaf(double value, double weight) {
    if (leaves.size() == MAX_LEAVES) {
      throw new IllegalStateException("leaves: expected at most " + MAX_LEAVES + "; found more");
    }
    MonotoneBoosting.Node leaf = MonotoneBoosting.Node.leaf(value);
    leaves.add(leaf);
    lowers.add(lower.clone());
    uppers.add(upper.clone());
    values.add(value);
    weights.add(weight);
    return leaf;
  }

  /** Returns a tree of these leaves with values in order. */
  MonotoneBoosting.Node ordered(MonotoneBoosting.Node tree) {
    int count = leaves.size();
    int[] above = new int[count];
    int[] below = new int[count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        if (isBefore(a, b)) {
          above[a] |= 1 << b;
          below[b] |= 1 << a;
        }
      }
    }
    double[] ordered = new double[count];
    Arrays.fill(ordered, Double.NEGATIVE_INFINITY);
    for (int up = 1; up < 1 << count; up++) {
      if (!isClosed(up, above)) {
        continue;
      }
      double[] least = new double[count];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      for (int down = 1; down < 1 << count; down++) {
        if (isClosed(down, below) && (up & down) != 0) {
          double mean = mean(up & down);
          for (int i = 0; i < count; i++) {
            if ((up & down & 1 << i) != 0) {
              least[i] = Math.min(least[i], mean);
            }
          }
        }
      }
      for (int i = 0; i < count; i++) {
        if ((up & 1 << i) != 0) {
          ordered[i] = Math.max(ordered[i], least[i]);
        }
      }
    }
    return replaced(tree, ordered);
  }

  /** Whether some sample of one leaf has no feature above some sample of the other. */
  private boolean isBefore(int a, int b) {
    for (int f = 0; f < lower.length; f++) {
      if (lowers.get(a)[f] + 1 > uppers.get(b)[f]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClosed(int set, int[] reached) {
    for (int i = 0; i < reached.length; i++) {
      if ((set & 1 << i) != 0 && (reached[i] & ~set) != 0) {
        return false;
      }
    }
    return true;
  }

  private double mean(int set) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < leaves.size(); i++) {
      if ((set & 1 << i) != 0) {
        sum += weights.get(i) * values.get(i);
        all += weights.get(i);
      }
    }
    return sum / all;
  }

  @SuppressWarnings("ReferenceEquality") // Two leaves of one value are two leaves.
  private MonotoneBoosting.Node replaced(MonotoneBoosting.Node node, double[] ordered) {
    if (node.isLeaf()) {
      for (int i = 0; i < ordered.length; i++) {
        if (leaves.get(i) == node) {
          return MonotoneBoosting.Node.leaf(ordered[i]);
        }
      }
      throw new IllegalStateException("leaf: expected one of this tree");
    }
    return new MonotoneBoosting.Node(
        node.feature(),
        node.above(),
        replaced(node.low(), ordered),
        replaced(node.high(), ordered),
        0);
  }
}
