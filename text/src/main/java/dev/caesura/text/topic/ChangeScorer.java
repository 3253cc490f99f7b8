package dev.caesura.text.topic;

import java.util.List;

/**
 * Scorer of how probable it is that the topic changes after each sentence.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface ChangeScorer {

  /**
   * Scores every place between two sentences.
   *
   * @param sentences the sentences of one text, in order
   * @return for each sentence, the probability of a change after it, in [0, 1]; that of the last
   *     one is not used
   */
  double[] score(List<String> sentences);
}
