package dev.caesura.text;

/**
 * Scorer of the probability that a unit (a sentence, a paragraph) ends after each character of a
 * text.
 *
 * <p>Implementations are thread-safe. The empty text has empty scores.
 */
@FunctionalInterface
public interface BoundaryScorer {

  /**
   * Scores every character of a text.
   *
   * @param text any text, unpaired surrogates included
   * @return one probability per UTF-16 unit
   */
  BoundaryScores score(String text);
}
