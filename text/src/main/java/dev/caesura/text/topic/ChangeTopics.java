package dev.caesura.text.topic;

import java.util.List;

/**
 * Finds topics from decisions about neighbours: the boundaries whose log odds of a change sum to
 * the most, within the limits of number and length. Immutable, and thread-safe if the scorer is.
 *
 * <p>Source: independent same-topic decisions (Aumiller et al. 2021), here decided together. The
 * log of the settings' penalty is added to the cost of every boundary; a cue is worth up to {@value
 * #CUE} times its size.
 */
public final class ChangeTopics implements TopicMethod {

  private static final double CUE = 3;

  /** Log odds are bounded, so that a scorer that is certain leaves a choice to the limits. */
  private static final double CERTAIN = 1e-6;

  private final ChangeScorer scorer;

  private ChangeTopics(ChangeScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Returns the method with a scorer.
   *
   * @param scorer scores places between sentences; whoever opened it closes it
   * @return the method
   */
  public static ChangeTopics of(ChangeScorer scorer) {
    return new ChangeTopics(scorer);
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    if (text.size() == 0) {
      return List.of();
    }
    double[] changes = scorer.score(text.sentences());
    double[] costs = new double[changes.length];
    for (int i = 0; i < costs.length; i++) {
      double change = Math.min(1 - CERTAIN, Math.max(CERTAIN, changes[i]));
      costs[i] =
          Math.log((1 - change) / change) + Math.log(settings.penalty()) - CUE * text.cueAfter(i);
    }
    return settings.ends(() -> new NoCosts(costs.length), costs);
  }
}
