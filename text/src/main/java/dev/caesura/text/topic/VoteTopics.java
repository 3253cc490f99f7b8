package dev.caesura.text.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Finds topics by a vote of methods: a boundary is kept where more than half of them have one.
 * Within given numbers and lengths, the boundaries with the most votes win. Immutable, and
 * thread-safe if the methods are.
 *
 * <p>Source: the majority vote of Aumiller et al. 2021, there over seeds of one classifier.
 */
public final class VoteTopics implements TopicMethod {

  private final List<TopicMethod> methods;

  private VoteTopics(List<TopicMethod> methods) {
    this.methods = methods;
  }

  /**
   * Returns a vote.
   *
   * @param methods who votes; at least one
   * @return the method
   * @throws IllegalArgumentException if there are none
   */
  public static VoteTopics of(List<TopicMethod> methods) {
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("methods: expected at least one; found none");
    }
    return new VoteTopics(List.copyOf(methods));
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    if (text.size() == 0) {
      return List.of();
    }
    double[] costs = new double[text.size()];
    Arrays.fill(costs, methods.size() / 2.0);
    for (TopicMethod method : methods) {
      method.ends(text, settings).forEach(end -> costs[end - 1]--);
    }
    return settings.ends(() -> new NoCosts(costs.length), costs);
  }
}
