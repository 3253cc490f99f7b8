package dev.caesura.corpus.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses files that are not plain text, because their markup would be taken for words: the message
 * states what the file is and how to get its text. Pure functions, safe for use by many threads.
 */
final class OtherFormats {

  /** Rows that have to look like a table. */
  private static final int MIN_ROWS = 3;

  private static final int MAX_ROWS = 100;

  private static final Pattern CTM_ROW =
      Pattern.compile("\\S+\\s+\\S+\\s+\\d+(?:\\.\\d*)?\\s+\\d*\\.\\d+\\s+\\S+(?:\\s+\\S+){0,3}");

  private static final Pattern ELEMENT =
      Pattern.compile("(?:<!--.*?-->\\s*)?<([A-Za-z_][\\w.:-]*)(?:\\s[^<>]*)?>", Pattern.DOTALL);

  /**
   * A format that is not plain text.
   *
   * @param name with its article
   * @param advice what to do, a sentence
   */
  private record Found(String name, String advice) {}

  private OtherFormats() {}

  /** Refuses files whose first bytes are not those of a text. */
  static void refuseBinary(SourceFile file) throws IOException {
    refuse(file, binary(file.start()));
  }

  /** Refuses texts with markup, and tables. */
  static void refuseMarkup(SourceFile file, String text) throws IOException {
    refuse(file, markup(text));
    if (file.extension().equals("csv") && text.lines().limit(2).allMatch(l -> l.contains(","))) {
      refuse(
          file,
          found(
              "a table with commas",
              "Export the column of the text as plain text, a row in each line."));
    }
  }

  private static void refuse(SourceFile file, Optional<Found> found) throws IOException {
    if (found.isPresent()) {
      throw new IOException(
          file
              + ": expected a transcript; found "
              + found.get().name()
              + ". "
              + found.get().advice().replace("FILE", file.fileName()));
    }
  }

  /** Detects formats of bytes. */
  private static Optional<Found> binary(byte[] start) {
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("%PDF-")) {
      return found(
          "a PDF document",
          "Put caesura-pdf on the class path, or extract its text: pdftotext FILE transcript.txt");
    }
    if (bytes.startsWith("PK\3\4")) {
      return found(
          bytes.contains("opendocument.text")
              ? "an OpenDocument text"
              : "a zip archive that is neither docx nor EPUB",
          "Save it as plain text, for example: pandoc --to plain --wrap none FILE"
              + " --output transcript.txt");
    }
    if (bytes.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return found("an old Word document (doc)", "Save it as plain text in UTF-8.");
    }
    if (bytes.startsWith("{\\rtf")) {
      return found(
          "rich text (RTF)",
          "Save it as plain text, for example: pandoc --to plain --wrap none FILE --output"
              + " transcript.txt");
    }
    return Optional.empty();
  }

  /** Detects formats of text. */
  private static Optional<Found> markup(String text) {
    String content = text.stripLeading();
    if (content.startsWith("<?xml") || isElement(content)) {
      return found("XML", "Extract the text of its elements into a plain text.");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      return found(
          "a byte of zero in line "
              + (1 + text.substring(0, zero).chars().filter(c -> c == '\n').count()),
          "Export the text from the program that made the file.");
    }
    if (content.startsWith("[Script Info]")) {
      return found(
          "subtitles of Advanced SubStation Alpha (ASS)",
          "Convert them, for example: ffmpeg -i FILE transcript.srt");
    }
    List<String> rows =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith(";;"))
            .limit(MAX_ROWS)
            .toList();
    if (isEach(rows, CTM_ROW)) {
      return found(
          "recognised words (CTM)",
          "Give them as --words, and the text that was spoken as --text.");
    }
    return isTable(rows)
        ? found(
            "a table with tabs",
            "Extract the column of the text, for example the last of two: cut -f 2 FILE >"
                + " transcript.txt")
        : Optional.empty();
  }

  /** Whether all of a text is in one element. */
  private static boolean isElement(String content) {
    Matcher start = ELEMENT.matcher(content);
    return start.lookingAt() && content.stripTrailing().endsWith("</" + start.group(1) + ">");
  }

  private static boolean isEach(List<String> rows, Pattern shape) {
    return rows.size() >= MIN_ROWS
        && rows.stream().allMatch(row -> shape.matcher(row.strip()).matches());
  }

  /** Returns whether all rows have the same number of tabs between other text, at least one. */
  private static boolean isTable(List<String> rows) {
    return rows.size() >= MIN_ROWS
        && rows.get(0).strip().indexOf('\t') >= 0
        && rows.stream().mapToInt(row -> row.strip().split("\t+", -1).length).distinct().count()
            == 1;
  }

  private static Optional<Found> found(String name, String advice) {
    return Optional.of(new Found(name, advice));
  }
}
