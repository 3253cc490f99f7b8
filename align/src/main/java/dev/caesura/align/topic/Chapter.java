package dev.caesura.align.topic;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * Chapter of a recording for players. Immutable and thread-safe.
 *
 * @param span when it is spoken
 * @param title its title, one line, not blank
 */
public record Chapter(TimeSpan span, String title) {

  /** Checks the title. */
  public Chapter {
    Objects.requireNonNull(span, "span");
    if (title.isBlank() || title.lines().count() != 1) {
      throw new IllegalArgumentException("title '" + title + "': expected one line of text");
    }
  }
}
