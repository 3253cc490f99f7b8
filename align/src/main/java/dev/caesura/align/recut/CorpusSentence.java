package dev.caesura.align.recut;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sentence of a corpus for speech translation: where it is spoken, what is said, and what that is
 * in another language. Words are what blanks part. Immutable and thread-safe.
 *
 * @param recording what the recording is called; not blank
 * @param span where it is spoken
 * @param speaker who speaks; empty if that is not known
 * @param source what is said; at least one word
 * @param target the translation; empty if there is none
 * @param links which words say the same; empty if that is not known
 */
public record CorpusSentence(
    String recording,
    TimeSpan span,
    String speaker,
    String source,
    String target,
    List<WordLink> links) {

  public CorpusSentence {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(speaker, "speaker");
    links = List.copyOf(links);
    if (recording.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          "sentence at " + span + " of '" + recording + "': recording or source is blank");
    }
    int sources = words(source).size();
    int targets = words(target).size();
    for (WordLink link : links) {
      if (link.source() >= sources || link.target() >= targets) {
        throw new IllegalArgumentException(
            "link "
                + link.source()
                + "-"
                + link.target()
                + " is beyond the "
                + sources
                + " and "
                + targets
                + " words of: "
                + source);
      }
    }
  }

  /**
   * A sentence without a translation.
   *
   * @param recording what the recording is called
   * @param span where it is spoken
   * @param source what is said
   * @return the sentence
   */
  public static CorpusSentence of(String recording, TimeSpan span, String source) {
    return new CorpusSentence(recording, span, "", source, "", List.of());
  }

  /** Words as blanks part them. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }
}
