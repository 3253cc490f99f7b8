package dev.caesura.align.augment;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * A new segment of a recording, cut by {@link RandomResegmenter}. Immutable and thread-safe.
 *
 * @param recording name of the recording
 * @param span where the segment is spoken
 * @param speaker who speaks at its start; empty if not known
 * @param source the words that are spoken; at least one
 * @param target the translation; empty if the corpus has none or no word of it belongs here
 */
public record AugmentedSegment(
    String recording, TimeSpan span, String speaker, String source, String target) {

  public AugmentedSegment {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }
}
