package dev.caesura.text.boundary;

import java.util.Objects;

/**
 * A piece of a text that comes in bit by bit. Immutable and thread-safe.
 *
 * @param text the piece with the white space that follows it
 * @param start Unicode code points of the text before it, at least 0
 * @param end code points up to its end
 * @param probability of the boundary behind it, in [0, 1]
 * @param endsParagraph whether a blank line that parts follows
 */
public record Sentence(
    String text, long start, long end, float probability, boolean endsParagraph) {

  public Sentence {
    Objects.requireNonNull(text, "text");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("sentence from " + start + " to " + end);
    }
  }
}
