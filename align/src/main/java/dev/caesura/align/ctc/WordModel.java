package dev.caesura.align.ctc;

import java.util.List;

/**
 * Language model over words for {@link BeamDecoder}, such as an n-gram model or a list of names
 * with a bonus. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface WordModel {

  /** Largest number of words of history that a model is given. */
  int MAX_HISTORY = 8;

  /**
   * Returns the log-probability of a word after others.
   *
   * @param history the words before it, at most {@value #MAX_HISTORY}, the last one last; may be
   *     empty
   * @param word the word, as the vocabulary of the CTC model spells it
   * @return the natural logarithm of the probability; not NaN. Negative infinity forbids the word
   */
  double logProbability(List<String> history, String word);
}
