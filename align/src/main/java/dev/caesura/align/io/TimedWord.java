package dev.caesura.align.io;

import dev.caesura.align.Word;
import java.util.Objects;

/**
 * Word of a hypothesis file with the source of its times and its speaker. Immutable and
 * thread-safe.
 *
 * @param word the word, with time and score
 * @param timing where its times come from
 * @param speaker the name of the speaker in the file; empty if the file has none
 */
public record TimedWord(Word word, Timing timing, String speaker) {

  public TimedWord {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(speaker, "speaker");
  }
}
