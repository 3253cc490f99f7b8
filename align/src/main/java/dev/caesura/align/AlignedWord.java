package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * A written word with its place in the transcript and in the recording. Immutable and thread-safe.
 *
 * @param source where it is written, in {@code String} indexes into the transcript
 * @param span when it is spoken, on the recording's clock; may be empty
 * @param evidence what the time is based on
 */
public record AlignedWord(TextSpan source, TimeSpan span, Evidence evidence) {

  /** What the time of a word is based on. */
  public enum Evidence {
    /** The same word was recognised there. */
    MATCH,
    /** Another word was recognised in its place. */
    SUBSTITUTE,
    /** Nothing was recognised for it; the time lies between its neighbours. */
    INTERPOLATED
  }

  /** Rejects null. */
  public AlignedWord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(evidence, "evidence");
  }
}
