package dev.caesura.text.topic;

import java.util.List;

/**
 * Finds topics as the segments whose words are most probable, each under a language model of its
 * own. Needs no network. Immutable and thread-safe.
 *
 * <p>Source: Bayesian unsupervised topic segmentation (Eisenstein and Barzilay 2008), with a fixed
 * prior. The settings' penalty is the negative log probability of a boundary.
 */
public final class BayesTopics implements TopicMethod {

  private static final double PRIOR = 0.2;
  private static final BayesTopics DEFAULTS = new BayesTopics(PRIOR);

  private final double prior;

  private BayesTopics(double prior) {
    this.prior = prior;
  }

  /**
   * Returns the method with a prior of 0.2.
   *
   * @return the method
   */
  public static BayesTopics defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy with another prior.
   *
   * @param pseudoCount pseudo-count of every word, greater than 0
   * @return the copy
   */
  public BayesTopics withPrior(double pseudoCount) {
    if (!(pseudoCount > 0)) {
      throw new IllegalArgumentException(
          "prior " + pseudoCount + ": expected a number greater than 0");
    }
    return new BayesTopics(pseudoCount);
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    WordCounts counts = WordCounts.of(text.sentences());
    return settings.ends(
        () -> new BayesCosts(counts, prior), text.boundaryCosts(settings.penalty()));
  }
}
