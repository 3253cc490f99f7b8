package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * A word that was heard, or placed, in a recording. Immutable and thread-safe.
 *
 * @param text the word as its source writes it, not blank
 * @param span where it is, on the recording's clock
 * @param score confidence of the source in [0, 1]; 1 where the source states none
 */
public record Word(String text, TimeSpan span, double score) {

  public Word {
    Objects.requireNonNull(span, "span");
    if (text.isBlank()) {
      throw new IllegalArgumentException("word at " + span + " is blank");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score of " + text + " is " + score + ", not in [0, 1]");
    }
  }
}
