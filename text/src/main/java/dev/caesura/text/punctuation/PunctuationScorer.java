package dev.caesura.text.punctuation;

/** Scorer of missing punctuation and capitals in a text. Implementations are thread-safe. */
@FunctionalInterface
public interface PunctuationScorer {

  /**
   * Scores every character of a text.
   *
   * @param text any text, unpaired surrogates included
   * @return scores for each UTF-16 unit; empty for the empty text
   */
  PunctuationScores punctuation(String text);
}
