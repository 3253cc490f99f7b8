package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * A word at its time in a recording, recognised or aligned. Immutable and thread-safe.
 *
 * @param text the word as its source writes it; not blank
 * @param span when it is spoken, on the recording's clock; may be empty
 * @param score confidence of the source in [0, 1]; 1 if the source states none
 */
public record Word(String text, TimeSpan span, double score) {

  /** Checks the text and the score. */
  public Word {
    Objects.requireNonNull(span, "span");
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "text of the word at " + span + ": expected a character that is not white space");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "score of " + text + " " + score + ": expected a number in [0, 1]");
    }
  }
}
