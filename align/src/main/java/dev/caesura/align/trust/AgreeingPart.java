package dev.caesura.align.trust;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * Part of a transcript that belongs to a part of a recording. Immutable and thread-safe.
 *
 * @param span from the first sentence to the end of the last one in time
 * @param source the sentences, in {@code String} indexes into the transcript
 */
public record AgreeingPart(TimeSpan span, TextSpan source) {

  /** Rejects null. */
  public AgreeingPart {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(source, "source");
  }
}
