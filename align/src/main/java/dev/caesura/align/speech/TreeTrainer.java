package dev.caesura.align.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trainer of boosted trees for logistic loss, with a sample of the rows for each tree. The same
 * rows give the same trees. Immutable and thread-safe.
 *
 * <p>Source: Friedman, <em>Stochastic Gradient Boosting</em> (2002), with Newton steps.
 */
final class TreeTrainer {

  private static final long SEED = 20_211_128;

  private final TreeTrainerSettings settings;

  TreeTrainer(TreeTrainerSettings settings) {
    this.settings = settings;
  }

  /**
   * Trains trees.
   *
   * @param columns the features, column by column
   * @param labels whether a sentence ends, row by row
   * @param weights weight of each row, at least 0
   * @return the trees
   */
  BoostedTrees train(float[][] columns, boolean[] labels, float[] weights) {
    double positive = 1;
    double all = 2;
    for (int row = 0; row < labels.length; row++) {
      all += weights[row];
      positive += labels[row] ? weights[row] : 0;
    }
    double base = FeatureBins.rounded(Math.log(positive / (all - positive)));
    double[] logits = new double[labels.length];
    Arrays.fill(logits, base);
    return new BoostedTrees(base, boost(columns, labels, weights, logits));
  }

  /** Trains trees that correct given logits, to which their values are added. */
  List<Tree> boost(float[][] columns, boolean[] labels, float[] weights, double[] logits) {
    FeatureBins bins = FeatureBins.of(columns);
    int rows = labels.length;
    float[] gradients = new float[rows];
    float[] curvatures = new float[rows];
    int[] sample = new int[rows];
    SplittableRandom random = new SplittableRandom(SEED);
    TreeGrower grower = new TreeGrower(bins, settings, gradients, curvatures);
    List<Tree> trees = new ArrayList<>();
    for (int t = 0; t < settings.trees(); t++) {
      int size = 0;
      for (int row = 0; row < rows; row++) {
        if (random.nextDouble() < settings.sample()) {
          double p = 1 / (1 + Math.exp(-logits[row]));
          gradients[row] = (float) ((labels[row] ? p - 1 : p) * weights[row]);
          curvatures[row] = (float) (p * (1 - p) * weights[row]);
          sample[size++] = row;
        }
      }
      Tree tree = grower.grow(sample, size);
      for (int row = 0; row < rows; row++) {
        logits[row] += tree.value(columns, row);
      }
      trees.add(tree);
    }
    return trees;
  }
}
