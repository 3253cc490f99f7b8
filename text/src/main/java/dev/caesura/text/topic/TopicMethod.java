package dev.caesura.text.topic;

import java.util.List;

/**
 * A way to find where topics end.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface TopicMethod {

  /**
   * Finds the ends of topics.
   *
   * @param text the sentences
   * @param settings how many topics of which lengths
   * @return ends of topics, exclusive, ascending; the last one is the number of sentences. Empty
   *     for an empty text
   * @throws IllegalArgumentException if a number of topics is given that the text cannot have
   */
  List<Integer> ends(TopicText text, TopicSettings settings);
}
