package dev.caesura.align.ctc;

import java.util.List;

/**
 * A language model over words, as a beam search asks it: an n-gram model, or a list of names with a
 * bonus. Implementations are thread-safe.
 */
@FunctionalInterface
public interface WordModel {

  /** The most words of history that a model is given. */
  int HISTORY = 8;

  /**
   * How probable a word is after others.
   *
   * @param history the words before it, at most {@value #HISTORY}, the last one last; may be empty
   * @param word as the vocabulary of the CTC model spells it
   * @return the natural logarithm of its probability; not NaN. Negative infinity forbids the word
   */
  double logProbability(List<String> history, String word);
}
