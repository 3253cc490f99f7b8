package dev.caesura.corpus.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Text of a transcript with its parts, as a {@link TranscriptFormat} reads it. Immutable and
 * thread-safe.
 *
 * @param id the identifier, the same for every reading of the same file; not blank
 * @param source the file
 * @param format the name of its format
 * @param text what is spoken, without the notes, heads and numbers of the file; may be empty
 * @param parts its paragraphs, utterances or cues in the order of the text, which do not overlap;
 *     what is between them is white space. May be empty
 * @param language the language that the caller or the file states, or that was detected; empty if
 *     none of them decides
 * @param metadata what the file states about the whole document, by field, in the order of the file
 * @param remarks what was left out, changed, guessed, or could not be read
 */
public record TranscriptDocument(
    String id,
    String source,
    String format,
    String text,
    List<DocumentPart> parts,
    Optional<Locale> language,
    Map<String, String> metadata,
    List<ReadingRemark> remarks) {

  /** Copies lists and maps; rejects parts out of order and outside the text. */
  public TranscriptDocument {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id '" + id + "': expected an identifier");
    }
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    parts = List.copyOf(parts);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    remarks = List.copyOf(remarks);
    int last = 0;
    for (DocumentPart part : parts) {
      if (part.span().start() < last || part.span().end() > text.length()) {
        throw new IllegalArgumentException(
            "part "
                + part.id()
                + " at "
                + part.span()
                + ": expected a place after "
                + last
                + " in a text of "
                + text.length()
                + " characters");
      }
      last = part.span().end();
    }
  }

  /**
   * Returns the text of a part.
   *
   * @param part a part of this document
   * @return its text
   */
  public String text(DocumentPart part) {
    return part.span().in(text);
  }

  /**
   * Returns the part that a place of the text belongs to.
   *
   * @param offset an index into the text
   * @return the part that holds it; empty between parts and outside the text
   */
  public Optional<DocumentPart> partAt(int offset) {
    int low = 0;
    int high = parts.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      DocumentPart part = parts.get(middle);
      if (offset < part.span().start()) {
        high = middle - 1;
      } else if (offset >= part.span().end()) {
        low = middle + 1;
      } else {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns a copy with another language.
   *
   * @param value the language of the text
   * @return the copy
   */
  public TranscriptDocument withLanguage(Locale value) {
    return new TranscriptDocument(
        id, source, format, text, parts, Optional.of(value), metadata, remarks);
  }

  /**
   * Returns a copy with one more remark.
   *
   * @param remark what was left out, changed, guessed, or could not be read
   * @return the copy
   */
  public TranscriptDocument withRemark(ReadingRemark remark) {
    List<ReadingRemark> more = new ArrayList<>(remarks);
    more.add(remark);
    return new TranscriptDocument(id, source, format, text, parts, language, metadata, more);
  }

  /**
   * Returns whether all text of the file was read.
   *
   * @return false if a remark is {@link ReadingRemark.Kind#UNREADABLE}
   */
  public boolean isComplete() {
    return remarks.stream().noneMatch(remark -> remark.kind() == ReadingRemark.Kind.UNREADABLE);
  }
}
