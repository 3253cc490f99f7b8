package dev.caesura.align;

/**
 * Scorer of the probability that a sentence ends after each word of recognised speech.
 *
 * <p>Implementations are thread-safe. No words have no scores.
 */
@FunctionalInterface
public interface SpeechSentenceScorer {

  /**
   * Scores every word.
   *
   * @param evidence the words with what is known about them; may be empty
   * @return one probability in [0, 1] for each word, in their order; that of the last word is 1
   */
  double[] score(SpeechEvidence evidence);
}
