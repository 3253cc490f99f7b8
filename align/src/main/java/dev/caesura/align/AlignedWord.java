package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * A word of the written transcript with its place in the text and in the recording. Immutable and
 * thread-safe.
 *
 * @param source where it is written, in {@code String} indexes into the transcript
 * @param span when it is said, on the recording's clock
 * @param evidence what its time rests on
 */
public record AlignedWord(TextSpan source, TimeSpan span, Evidence evidence) {

  /** What the time of a word rests on. */
  public enum Evidence {
    /** The same word was heard there. */
    MATCH,
    /** Another word was heard in its place. */
    SUBSTITUTE,
    /** Nothing was heard for it; the time lies between its neighbours. */
    INTERPOLATED
  }

  public AlignedWord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(evidence, "evidence");
  }
}
