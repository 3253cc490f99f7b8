package dev.caesura.align.topic;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * Sentence or utterance of a recording with its time. Immutable and thread-safe.
 *
 * @param span when it is spoken, on the recording's clock
 * @param speaker name of the speaker; empty if not known
 * @param text what is said; may be blank
 */
public record TimedText(TimeSpan span, String speaker, String text) {

  /** Checks that nothing is missing. */
  public TimedText {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(text, "text");
  }
}
