package dev.caesura.corpus.document;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Builder of a document, part by part. Blank lines stand between parts, and a space between cues,
 * whose sentences go on. Not thread-safe.
 */
public final class DocumentBuilder {

  private static final int MAX_EXAMPLE = 60;
  private static final String BETWEEN_PARTS = "\n\n";

  private final String source;
  private final String format;
  private String id;
  private Optional<Locale> language = Optional.empty();
  private final StringBuilder text = new StringBuilder();
  private final List<DocumentPart> parts = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, ReadingRemark> remarks = new LinkedHashMap<>();

  /**
   * Creates a builder.
   *
   * @param source the file
   * @param format the name of its format
   */
  public DocumentBuilder(SourceFile source, String format) {
    this(source.toString(), Objects.requireNonNull(format, "format"), source.stem());
  }

  private DocumentBuilder(String source, String format, String id) {
    this.source = source;
    this.format = format;
    this.id = id;
  }

  /** Returns a builder for text of the same source that is only counted. */
  DocumentBuilder scratch() {
    return new DocumentBuilder(source, format, id);
  }

  /**
   * Sets the identifier of the document.
   *
   * @param value the identifier; a blank one is ignored, so that the name of the file stays
   */
  public void id(String value) {
    id = value == null || value.isBlank() ? id : value.strip();
  }

  /**
   * Sets the language that the file states.
   *
   * @param tag a language tag such as {@code de-AT}; null, blank and undetermined ones are ignored
   */
  public void language(String tag) {
    if (tag != null && !tag.isBlank()) {
      Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
      String name = locale.getLanguage();
      if (!name.isEmpty() && !name.equals("und") && !name.equals("mul")) {
        language = Optional.of(locale);
      }
    }
  }

  /**
   * Adds a field about the whole document.
   *
   * @param field its name
   * @param value its value; null and blank ones are ignored, and so are further ones of one field
   */
  public void metadata(String field, String value) {
    if (value != null && !value.isBlank()) {
      metadata.putIfAbsent(field, WhiteSpace.collapse(value));
    }
  }

  /**
   * Adds a part. White space at the ends of its text is dropped, and a part without text is left
   * out. Of several parts with one identifier, the later ones get a number, with a remark.
   *
   * @param partId its identifier; a blank one becomes a number
   * @param kind what it is
   * @param content its text
   * @param place where it stands in the file
   * @param speaker its speaker; empty if that is not known
   * @param fields what else is known about it
   */
  public void part(
      String partId,
      DocumentPart.Kind kind,
      String content,
      SourcePlace place,
      String speaker,
      Map<String, String> fields) {
    String stripped = WhiteSpace.strip(content);
    if (stripped.isEmpty()) {
      return;
    }
    if (!parts.isEmpty()) {
      boolean isRunning =
          kind == DocumentPart.Kind.CUE
              && parts.get(parts.size() - 1).kind() == DocumentPart.Kind.CUE
              && parts.get(parts.size() - 1).speaker().equals(speaker);
      text.append(isRunning ? " " : BETWEEN_PARTS);
    }
    int start = text.length();
    text.append(stripped);
    add(partId, kind, new TextSpan(start, text.length()), place, speaker, fields);
  }

  /**
   * Sets the whole text, for formats whose text stays as it is; parts are then added with {@link
   * #span}.
   *
   * @param content the text
   */
  public void text(String content) {
    text.setLength(0);
    text.append(content);
  }

  /**
   * Adds a part of the text that was set.
   *
   * @param partId its identifier; a blank one becomes a number
   * @param kind what it is
   * @param span its place in the text
   * @param place where it stands in the file
   */
  public void span(String partId, DocumentPart.Kind kind, TextSpan span, SourcePlace place) {
    add(partId, kind, span, place, "", Map.of());
  }

  private void add(
      String partId,
      DocumentPart.Kind kind,
      TextSpan span,
      SourcePlace place,
      String speaker,
      Map<String, String> fields) {
    String wanted = partId.isBlank() ? "p" + (parts.size() + 1) : partId.strip();
    String unique = wanted;
    for (int n = 2; !ids.add(unique); n++) {
      unique = wanted + "#" + n;
    }
    if (!unique.equals(wanted) && !partId.isBlank()) {
      remark(ReadingRemark.Kind.CHANGED, "identifier that occurs twice", wanted, place);
    }
    parts.add(new DocumentPart(unique, kind, span, place, speaker, fields));
  }

  /**
   * Notes text that was left out, changed, guessed or not read. Remarks of one kind about one thing
   * are counted.
   *
   * @param kind what happened
   * @param what what it happened to
   * @param content the text; may be empty
   * @param place where it stands in the file
   */
  public void remark(ReadingRemark.Kind kind, String what, String content, SourcePlace place) {
    String stripped = WhiteSpace.collapse(content);
    int end = Math.min(stripped.length(), MAX_EXAMPLE);
    if (end < stripped.length() && Character.isHighSurrogate(stripped.charAt(end - 1))) {
      end--;
    }
    String example = stripped.substring(0, end) + (end < stripped.length() ? "..." : "");
    remark(new ReadingRemark(kind, what, 1, stripped.length(), place, example));
  }

  /**
   * Adds a remark; those of one kind about one thing are counted together.
   *
   * @param remark the remark
   */
  public void remark(ReadingRemark remark) {
    remarks.merge(
        remark.kind() + " " + remark.what(),
        remark,
        (a, b) ->
            new ReadingRemark(
                a.kind(),
                a.what(),
                a.count() + b.count(),
                a.characters() + b.characters(),
                a.first(),
                a.example()));
  }

  /**
   * Returns how many parts were added.
   *
   * @return the number of parts so far
   */
  public int size() {
    return parts.size();
  }

  /**
   * Returns the document.
   *
   * @return an immutable document with all that was added
   */
  public TranscriptDocument build() {
    return new TranscriptDocument(
        id,
        source,
        format,
        text.toString(),
        parts,
        language,
        metadata,
        List.copyOf(remarks.values()));
  }
}
