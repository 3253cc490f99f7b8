package dev.caesura.align.speech;

import java.util.List;

/**
 * Sum of decision trees: the logit of an end of sentence. Immutable and thread-safe.
 *
 * @param base the logit before any tree
 * @param trees the trees; may be empty
 */
record BoostedTrees(double base, List<Tree> trees) {

  BoostedTrees {
    trees = List.copyOf(trees);
    if (!Double.isFinite(base)) {
      throw new IllegalArgumentException("base " + base + ": expected a finite number");
    }
  }

  /** Returns the logit of each row of features. */
  double[] logits(float[][] columns, int rows) {
    double[] logits = new double[rows];
    for (int row = 0; row < rows; row++) {
      double sum = base;
      for (Tree tree : trees) {
        sum += tree.value(columns, row);
      }
      logits[row] = sum;
    }
    return logits;
  }
}
