package dev.caesura.align.recut;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * A new segment. Immutable and thread-safe.
 *
 * @param recording what the recording is called
 * @param span where it is spoken
 * @param speaker who speaks at its start; empty if that is not known
 * @param source what is said; at least one word
 * @param target the translation; empty if the corpus has none, or none of it falls here
 */
public record RecutSegment(
    String recording, TimeSpan span, String speaker, String source, String target) {

  public RecutSegment {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }
}
