package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import java.util.List;
import java.util.Objects;

/**
 * Sentence or other piece of a text, which may still be arriving. Immutable and thread-safe.
 *
 * @param text the piece with the white space that follows it
 * @param start number of UTF-16 units before it in the whole text, at least 0
 * @param end {@code start} plus the length of {@code text}
 * @param probability of the boundary after it, in [0, 1]
 * @param endsParagraph whether a blank line follows that splits the text
 * @param scores probability of a boundary after each of its characters
 */
public record Sentence(
    String text,
    long start,
    long end,
    float probability,
    boolean endsParagraph,
    BoundaryScores scores) {

  public Sentence {
    Objects.requireNonNull(text, "text");
    if (start < 0 || end != start + text.length()) {
      throw new IllegalArgumentException(
          "sentence ["
              + start
              + ", "
              + end
              + "): expected a start of at least 0 and a length of "
              + text.length());
    }
    if (!scores.text().equals(text)) {
      throw new IllegalArgumentException(
          "scores of '" + scores.text() + "': expected those of '" + text + "'");
    }
  }

  /**
   * Creates a sentence without a boundary inside it.
   *
   * @param text the piece with the white space that follows it
   * @param start number of UTF-16 units before it in the whole text, at least 0
   * @param end {@code start} plus the length of {@code text}
   * @param probability of the boundary after it, in [0, 1]
   * @param endsParagraph whether a blank line follows that splits the text
   */
  public Sentence(String text, long start, long end, float probability, boolean endsParagraph) {
    this(
        text,
        start,
        end,
        probability,
        endsParagraph,
        BoundaryScores.of(text, new float[text.length()]));
  }

  /**
   * Returns the words and the probability of a boundary after each. A sentence may go on after a
   * probable one where the text does not allow a cut, as inside an address.
   *
   * @return the words in order; none if there is only white space
   */
  public List<ScoredWord> words() {
    return ScoredWord.of(scores);
  }
}
