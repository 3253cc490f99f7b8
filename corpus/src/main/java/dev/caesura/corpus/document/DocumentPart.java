package dev.caesura.corpus.document;

import dev.caesura.text.TextSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Paragraph, utterance or other unit of a document that the file marks as one. Immutable and
 * thread-safe.
 *
 * @param id the identifier, which no other part of the document has; not blank
 * @param kind what the part is
 * @param span where its text stands in {@link TranscriptDocument#text()}, in {@code String} indexes
 * @param place where it stands in the file
 * @param speaker the speaker's identifier or name; empty if the file names none
 * @param metadata what else the file states about the part, by field, in the order of the file
 */
public record DocumentPart(
    String id,
    Kind kind,
    TextSpan span,
    SourcePlace place,
    String speaker,
    Map<String, String> metadata) {

  /** Kinds of parts. */
  public enum Kind {
    /** A paragraph of running text, or a line of verse. */
    PARAGRAPH,
    /** A heading. */
    HEADING,
    /** An utterance of one speaker without a break, or a piece of it that the file names. */
    UTTERANCE,
    /** A cue of subtitles: the next one may go on in the same sentence. */
    CUE
  }

  /** Copies the metadata; rejects null and blank identifiers. */
  public DocumentPart {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id '" + id + "': expected an identifier");
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(speaker, "speaker");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
