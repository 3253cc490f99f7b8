package dev.caesura.text.punctuation;

import java.util.Locale;

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

  /**
   * Scores every character of a text whose language is known. A scorer for all languages does not
   * use it.
   *
   * @param text any text, unpaired surrogates included
   * @param language the language; {@link Locale#ROOT} if the text does not show it
   * @return scores for each UTF-16 unit; empty for the empty text
   */
  default PunctuationScores punctuation(String text, Locale language) {
    return punctuation(text);
  }
}
