package dev.caesura.text;

/**
 * The probability of a boundary after every character of a text.
 *
 * <p>Implementations are thread-safe. The empty text has empty scores.
 */
@FunctionalInterface
public interface BoundaryScorer {

  /**
   * Scores a text.
   *
   * @param text any text, unpaired surrogates included
   * @return one probability per UTF-16 unit
   */
  BoundaryScores score(String text);
}
