package dev.caesura.text.punctuation;

/** Says where punctuation and capitals are missing in a text. Implementations are thread-safe. */
@FunctionalInterface
public interface PunctuationScorer {

  /**
   * Scores a text.
   *
   * @param text any text, unpaired surrogates included
   * @return scores for each UTF-16 unit; empty for the empty text
   */
  PunctuationScores punctuation(String text);
}
