package dev.caesura.align.augment;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sentence of a corpus for speech recognition or translation, with its place in the recording,
 * its text and perhaps a translation. Words are separated by white space. Immutable and
 * thread-safe.
 *
 * @param recording name of the recording; not blank
 * @param span where the sentence is spoken
 * @param speaker who speaks; empty if not known
 * @param source the words that are spoken; at least one
 * @param target the translation; empty if there is none
 * @param links word alignment of source and target; empty if not known
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
          "sentence at "
              + span
              + " of '"
              + recording
              + "': expected a name of the recording and a source; found a blank one");
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
                + ": expected numbers below "
                + sources
                + " and "
                + targets
                + " in: "
                + source);
      }
    }
  }

  /**
   * Returns a sentence without speaker and translation.
   *
   * @param recording name of the recording; not blank
   * @param span where the sentence is spoken
   * @param source the words that are spoken; at least one
   * @return the sentence
   */
  public static CorpusSentence of(String recording, TimeSpan span, String source) {
    return new CorpusSentence(recording, span, "", source, "", List.of());
  }

  /** Splits a text into words at white space. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }
}
