package dev.caesura.bench.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient boosting of small trees that grow with every feature, for the logistic loss. Each step
 * is Newton's, as in XGBoost (Chen and Guestrin 2016). A split whose side with more of a feature
 * would get less is not made, and {@link LeafOrder} corrects the leaves of a whole tree. Stateless
 * and thread-safe.
 */
final class MonotoneBoosting {

  /** Steps of a feature, which is a number in [0, 1]. */
  private static final int STEPS = 32;

  private static final int DEPTH = 3;
  private static final double RATE = 0.07;
  private static final double MIN_HESSIAN = 60;
  private static final double RIDGE = 20;
  private static final double MIN_GAIN = 2;

  private MonotoneBoosting() {}

  /**
   * Node of a tree: a leaf with a value if {@code feature} is -1, else a split.
   *
   * @param feature the index of the feature, or -1
   * @param above the value of the feature above which {@code high} is taken
   */
  record Node(int feature, double above, Node low, Node high, double value) {

    static Node leaf(double value) {
      return new Node(-1, 0, null, null, Math.round(value * 1000) / 1000.0);
    }

    boolean isLeaf() {
      return feature < 0;
    }

    double valueOf(double[] row) {
      return isLeaf() ? value : (row[feature] > above ? high : low).valueOf(row);
    }
  }

  /** Samples with their gradients. */
  @SuppressWarnings("ArrayRecordComponent") // Thousands of samples, never compared.
  private record Samples(byte[][] steps, double[] gradient, double[] hessian) {}

  /** A split with the sums of its lower side; no split if the feature is -1. */
  private record Best(int feature, int step, double gain) {}

  /**
   * Fits trees.
   *
   * @param rows the features of each sample
   * @param isWrong the class of each sample
   * @param logOdds the logarithm of the odds that the trees are added to; receives the sums
   * @param count the number of trees at most
   * @return the trees
   */
  static List<Node> fit(double[][] rows, boolean[] isWrong, double[] logOdds, int count) {
    int size = rows[0].length;
    byte[][] steps = new byte[size][rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int f = 0; f < size; f++) {
        steps[f][k] = (byte) Math.ceil(rows[k][f] * STEPS - 1e-9);
      }
    }
    Samples samples = new Samples(steps, new double[rows.length], new double[rows.length]);
    List<Node> trees = new ArrayList<>();
    int[] all = new int[rows.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = k;
    }
    for (int n = 0; n < count; n++) {
      for (int k = 0; k < rows.length; k++) {
        double probability = 1 / (1 + Math.exp(-logOdds[k]));
        samples.gradient[k] = probability - (isWrong[k] ? 1 : 0);
        samples.hessian[k] = probability * (1 - probability);
      }
      LeafOrder leaves = new LeafOrder(size, STEPS);
      Node tree = grow(samples, all, DEPTH, leaves);
      tree = leaves.ordered(tree);
      if (tree.isLeaf()) {
        break;
      }
      trees.add(tree);
      for (int k = 0; k < rows.length; k++) {
        logOdds[k] += tree.valueOf(rows[k]);
      }
    }
    return trees;
  }

  private static Node grow(Samples samples, int[] chosen, int depth, LeafOrder leaves) {
    double gradient = 0;
    double hessian = 0;
    for (int k : chosen) {
      gradient += samples.gradient[k];
      hessian += samples.hessian[k];
    }
    Best best = depth == 0 ? new Best(-1, 0, 0) : split(samples, chosen, gradient, hessian);
    if (best.feature < 0) {
      return leaves.leaf(RATE * step(gradient, hessian), hessian + RIDGE);
    }
    byte[] steps = samples.steps[best.feature];
    int[] low = Arrays.stream(chosen).filter(k -> steps[k] <= best.step).toArray();
    int[] high = Arrays.stream(chosen).filter(k -> steps[k] > best.step).toArray();
    int upper = leaves.upper(best.feature, best.step);
    Node below = grow(samples, low, depth - 1, leaves);
    leaves.setUpper(best.feature, upper);
    int lower = leaves.lower(best.feature, best.step);
    Node above = grow(samples, high, depth - 1, leaves);
    leaves.setLower(best.feature, lower);
    return new Node(best.feature, (double) best.step / STEPS, below, above, 0);
  }

  private static double step(double gradient, double hessian) {
    return -gradient / (hessian + RIDGE);
  }

  private static double loss(double gradient, double hessian) {
    return -0.5 * gradient * gradient / (hessian + RIDGE);
  }

  private static Best split(Samples samples, int[] chosen, double gradient, double hessian) {
    Best best = new Best(-1, 0, MIN_GAIN);
    double whole = loss(gradient, hessian);
    double[] gradients = new double[STEPS + 1];
    double[] hessians = new double[STEPS + 1];
    for (int f = 0; f < samples.steps.length; f++) {
      Arrays.fill(gradients, 0);
      Arrays.fill(hessians, 0);
      byte[] steps = samples.steps[f];
      for (int k : chosen) {
        gradients[steps[k]] += samples.gradient[k];
        hessians[steps[k]] += samples.hessian[k];
      }
      double low = 0;
      double lowHessian = 0;
      for (int step = 0; step < STEPS; step++) {
        low += gradients[step];
        lowHessian += hessians[step];
        if (lowHessian < MIN_HESSIAN || hessian - lowHessian < MIN_HESSIAN) {
          continue;
        }
        if (step(low, lowHessian) > step(gradient - low, hessian - lowHessian)) {
          continue;
        }
        double gain = whole - loss(low, lowHessian) - loss(gradient - low, hessian - lowHessian);
        if (gain > best.gain) {
          best = new Best(f, step, gain);
        }
      }
    }
    return best;
  }
}
