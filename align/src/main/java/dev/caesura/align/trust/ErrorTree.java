package dev.caesura.align.trust;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Small decision tree that adds to the logarithm of the odds of an error. Implementations are
 * immutable and thread-safe.
 */
sealed interface ErrorTree {

  /** Trees of more levels are those of a damaged file. */
  int MAX_DEPTH = 6;

  /** Greater values are those of a damaged file. */
  double MAX_VALUE = 20;

  /** Returns what the tree adds, in nats. */
  double value(ErrorEvidence evidence);

  /**
   * Leaf.
   *
   * @param amount what it adds, in nats
   */
  record Leaf(double amount) implements ErrorTree {

    public Leaf {
      if (!(Math.abs(amount) <= MAX_VALUE)) {
        throw new IllegalArgumentException(
            "leaf " + amount + ": expected a number in [-" + MAX_VALUE + ", " + MAX_VALUE + "]");
      }
    }

    @Override
    public double value(ErrorEvidence evidence) {
      return amount;
    }
  }

  /**
   * Split.
   *
   * @param feature the feature that decides
   * @param above the value above which {@code high} is taken, in [0, 1]
   * @param low taken for at most this value
   * @param high taken for more
   */
  record Split(ErrorFeature feature, double above, ErrorTree low, ErrorTree high)
      implements ErrorTree {

    public Split {
      if (!(above >= 0 && above <= 1)) {
        throw new IllegalArgumentException("above " + above + ": expected a number in [0, 1]");
      }
    }

    @Override
    public double value(ErrorEvidence evidence) {
      return (evidence.get(feature) > above ? high : low).value(evidence);
    }
  }

  /**
   * Leaf with the ranges that lead to it: each feature is above the first number, and at most the
   * second.
   */
  record Reached(double amount, Map<ErrorFeature, double[]> ranges) {

    private static final double[] ANY = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};

    /** Whether some evidence of this leaf has no feature above some evidence of another. */
    private boolean isBefore(Reached other) {
      return ranges.entrySet().stream()
          .allMatch(
              entry -> entry.getValue()[0] < other.ranges.getOrDefault(entry.getKey(), ANY)[1]);
    }

    private Reached with(ErrorFeature feature, double above, double most) {
      double[] range = ranges.getOrDefault(feature, ANY);
      Map<ErrorFeature, double[]> narrower = new EnumMap<>(ErrorFeature.class);
      narrower.putAll(ranges);
      narrower.put(feature, new double[] {Math.max(range[0], above), Math.min(range[1], most)});
      return new Reached(amount, narrower);
    }
  }

  /**
   * Checks that a tree never falls as features grow.
   *
   * @throws IllegalArgumentException if a leaf with more doubt has less than another
   */
  static void requireGrowing(ErrorTree tree) {
    List<Reached> leaves = leaves(tree);
    for (Reached less : leaves) {
      for (Reached more : leaves) {
        if (less.amount > more.amount && less.isBefore(more)) {
          throw new IllegalArgumentException(
              "tree: expected at least " + less.amount + " with more doubt; found " + more.amount);
        }
      }
    }
  }

  private static List<Reached> leaves(ErrorTree tree) {
    List<Reached> leaves = new ArrayList<>();
    if (tree instanceof Split split) {
      for (Reached leaf : leaves(split.low)) {
        leaves.add(leaf.with(split.feature, Double.NEGATIVE_INFINITY, split.above));
      }
      for (Reached leaf : leaves(split.high)) {
        leaves.add(leaf.with(split.feature, split.above, Double.POSITIVE_INFINITY));
      }
    } else if (tree instanceof Leaf leaf) {
      leaves.add(new Reached(leaf.amount, new EnumMap<>(ErrorFeature.class)));
    }
    return leaves;
  }
}
