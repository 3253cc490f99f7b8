package dev.caesura.align.io;

import dev.caesura.align.Word;
import java.util.Objects;

/**
 * A word of a file, with what only files know of it. Immutable and thread-safe.
 *
 * @param word the word
 * @param timing where its times come from
 * @param speaker who said it, in the file's own words; empty if the file does not say
 */
public record TimedWord(Word word, Timing timing, String speaker) {

  public TimedWord {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(speaker, "speaker");
  }
}
