package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Word of a corpus entry with its time. Immutable and thread-safe.
 *
 * @param text the word
 * @param span when it is spoken, on the clock of the entry's audio, in microseconds
 * @param score how sure its place is, in [0, 1]; empty if that is not known
 * @param note how it was found, such as {@code match}; empty if that is not known
 */
public record EntryWord(String text, TimeSpan span, OptionalDouble score, String note) {

  /** Converts the span to microseconds; rejects null. */
  public EntryWord {
    Objects.requireNonNull(text, "text");
    span = span.at(CorpusEntry.RATE);
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(note, "note");
  }
}
