package dev.caesura.align.trust;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Logistic regression of the probability that a sentence has a wrong place or a wrong text, and
 * small trees that add to its log-odds what several features say together. No weight is negative
 * and all trees grow, so that nothing that speaks against a sentence lowers its probability. Where
 * the same words are in several places and no neighbour decides, the probability is at least 0.5.
 * Immutable and thread-safe.
 */
final class ErrorModel {

  /** The lowest and the highest probability are this far from 0 and 1: nothing is certain. */
  static final double MARGIN = 0.0005;

  /** Greater weights are those of a damaged file. */
  static final double MAX_WEIGHT = 100;

  private final double intercept;
  private final Map<ErrorFeature, Double> weights;
  private final List<ErrorTree> trees;

  /**
   * Creates a model.
   *
   * @param intercept the logarithm of the odds where nothing speaks against a sentence
   * @param weights the weights of features, at least 0; a feature without one has no part
   * @param trees trees whose values are added; each grows with every feature
   * @throws IllegalArgumentException if a number is out of range
   */
  ErrorModel(double intercept, Map<ErrorFeature, Double> weights, List<ErrorTree> trees) {
    if (!(Math.abs(intercept) <= MAX_WEIGHT)) {
      throw new IllegalArgumentException(
          "intercept " + intercept + ": expected a number in [-100, 100]");
    }
    weights.forEach(
        (feature, weight) -> {
          if (!(weight >= 0 && weight <= MAX_WEIGHT)) {
            throw new IllegalArgumentException(
                "weight " + feature + " " + weight + ": expected a number in [0, 100]");
          }
        });
    this.intercept = intercept;
    this.weights = new EnumMap<>(ErrorFeature.class);
    this.weights.putAll(weights);
    trees.forEach(ErrorTree::requireGrowing);
    this.trees = List.copyOf(trees);
  }

  /** Returns the probability of an error, strictly between 0 and 1. */
  double probability(ErrorEvidence evidence) {
    double sum = intercept;
    for (Map.Entry<ErrorFeature, Double> entry : weights.entrySet()) {
      sum += entry.getValue() * evidence.get(entry.getKey());
    }
    for (ErrorTree tree : trees) {
      sum += tree.value(evidence);
    }
    double chance =
        0.5 * evidence.get(ErrorFeature.AMBIGUOUS) * evidence.get(ErrorFeature.STRANDED);
    double probability = Math.max(chance, 1 / (1 + Math.exp(-sum)));
    return Math.max(MARGIN, Math.min(1 - MARGIN, probability));
  }
}
