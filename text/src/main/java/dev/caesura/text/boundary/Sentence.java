package dev.caesura.text.boundary;

import java.util.Objects;

/**
 * Sentence or other piece of a text, which may still be arriving. Immutable and thread-safe.
 *
 * @param text the piece with the white space that follows it
 * @param start number of UTF-16 units before it in the whole text, at least 0
 * @param end {@code start} plus the length of {@code text}
 * @param probability of the boundary after it, in [0, 1]
 * @param endsParagraph whether a blank line follows that splits the text
 */
public record Sentence(
    String text, long start, long end, float probability, boolean endsParagraph) {

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
  }
}
