package dev.caesura.corpus.document;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.text.CodePointOffsets;
import java.util.Locale;

/**
 * Formatter of documents as JSON Lines, from which {@link TranscriptReader} reads the same parts.
 * Offsets ({@code char_s}, {@code char_e}) are Unicode code points in the text of the document, as
 * in the records of a corpus. Pure functions, safe for use by many threads.
 */
public final class DocumentFormatter {

  private static final JsonMapper JSON = new JsonMapper();

  private DocumentFormatter() {}

  /**
   * Formats a document, a line for each part.
   *
   * @param document the document
   * @return lines of JSON, each with a line end; empty for a document without parts
   */
  public static String jsonLines(TranscriptDocument document) {
    CodePointOffsets offsets = CodePointOffsets.of(document.text());
    StringBuilder lines = new StringBuilder();
    for (DocumentPart part : document.parts()) {
      ObjectNode row = JSON.createObjectNode();
      row.put("document", document.id());
      row.put("id", part.id());
      row.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
      row.put("text", document.text(part));
      row.put("char_s", offsets.at(part.span().start()));
      row.put("char_e", offsets.at(part.span().end()));
      if (!part.speaker().isEmpty()) {
        row.put("speaker", part.speaker());
      }
      document.language().ifPresent(locale -> row.put("language", locale.toLanguageTag()));
      row.put("source", document.source());
      SourcePlace place = part.place();
      if (place.page() > 0) {
        row.put("page", place.page());
      }
      if (place.line() > 0) {
        row.put("line", place.line());
      }
      if (!place.element().isEmpty()) {
        row.put("element", place.element());
      }
      if (!part.metadata().isEmpty()) {
        ObjectNode metadata = row.putObject("metadata");
        part.metadata().forEach(metadata::put);
      }
      lines.append(row).append('\n');
    }
    return lines.toString();
  }

  /**
   * Describes a document in one line.
   *
   * @param document the document
   * @return for example {@code sitting-1: tei, 831 parts, 39,120 characters, language tr, date
   *     2018-07-07}
   */
  public static String summary(TranscriptDocument document) {
    StringBuilder line = new StringBuilder(document.id());
    line.append(": ").append(document.format());
    line.append(
        String.format(
            Locale.ROOT,
            ", %,d part%s, %,d characters",
            document.parts().size(),
            document.parts().size() == 1 ? "" : "s",
            document.text().length()));
    document
        .language()
        .ifPresent(locale -> line.append(", language ").append(locale.toLanguageTag()));
    document
        .metadata()
        .forEach((field, value) -> line.append(", ").append(field).append(' ').append(value));
    return line.toString();
  }
}
