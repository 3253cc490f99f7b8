package dev.caesura.align.speech;

/**
 * Settings of the training of boosted trees. Immutable and thread-safe.
 *
 * @param trees number of trees, at least 0
 * @param leaves leaves of a tree, in [2, 128]
 * @param rate share of a tree's step that is taken, in (0, 1]
 * @param sample share of the rows that a tree is grown on, in (0, 1]
 * @param minRows rows of a leaf, at least 1
 */
public record TreeTrainerSettings(int trees, int leaves, double rate, double sample, int minRows) {

  private static final int MAX_TREES = 1000;
  private static final int MAX_LEAVES = 128;

  /** Checks the ranges. */
  public TreeTrainerSettings {
    require("trees", trees >= 0 && trees <= MAX_TREES, trees, "[0, 1000]");
    require("leaves", leaves >= 2 && leaves <= MAX_LEAVES, leaves, "[2, 128]");
    require("rate", rate > 0 && rate <= 1, rate, "(0, 1]");
    require("sample", sample > 0 && sample <= 1, sample, "(0, 1]");
    require("minRows", minRows >= 1, minRows, "[1, 2^31)");
  }

  private static void require(String name, boolean isIn, Object value, String range) {
    if (!isIn) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number in " + range);
    }
  }

  /**
   * Returns the settings of the shipped model: 90 trees of 12 leaves, steps of 0.1, half of the
   * rows for each, at least 50 in a leaf.
   *
   * @return the default settings
   */
  public static TreeTrainerSettings defaults() {
    return new TreeTrainerSettings(90, 12, 0.1, 0.5, 50);
  }

  /**
   * Returns a copy with another number of trees.
   *
   * @param number number of trees, in [0, 1000]
   * @return the changed settings
   */
  public TreeTrainerSettings withTrees(int number) {
    return new TreeTrainerSettings(number, leaves, rate, sample, minRows);
  }

  /**
   * Returns a copy with another number of leaves.
   *
   * @param number leaves of a tree, in [2, 128]
   * @return the changed settings
   */
  public TreeTrainerSettings withLeaves(int number) {
    return new TreeTrainerSettings(trees, number, rate, sample, minRows);
  }

  /**
   * Returns a copy with another share of a tree's step.
   *
   * @param share in (0, 1]
   * @return the changed settings
   */
  public TreeTrainerSettings withRate(double share) {
    return new TreeTrainerSettings(trees, leaves, share, sample, minRows);
  }

  /**
   * Returns a copy with another share of the rows for each tree.
   *
   * @param share in (0, 1]
   * @return the changed settings
   */
  public TreeTrainerSettings withSample(double share) {
    return new TreeTrainerSettings(trees, leaves, rate, share, minRows);
  }

  /**
   * Returns a copy with another size of leaves.
   *
   * @param rows rows of a leaf, at least 1
   * @return the changed settings
   */
  public TreeTrainerSettings withMinRows(int rows) {
    return new TreeTrainerSettings(trees, leaves, rate, sample, rows);
  }

  /** Returns the constant that is added to the curvature of a leaf, which shrinks its value. */
  double shrinkage() {
    return 2;
  }
}
