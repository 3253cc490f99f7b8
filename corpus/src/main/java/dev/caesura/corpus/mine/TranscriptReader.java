package dev.caesura.corpus.mine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads transcripts, and refuses files whose markup would be taken for words: the message states
 * what the file is and how to get its text. Pure functions, safe for use by many threads.
 */
final class TranscriptReader {

  /** Rows that have to look like a table. */
  private static final int MIN_ROWS = 3;

  private static final int MAX_ROWS = 100;

  private static final String TIME = "\\d{1,3}(?::\\d{2}){1,2}[.,]\\d{1,3}";
  private static final Pattern CUE_TIME =
      Pattern.compile("(?m)^[ \\t]*" + TIME + "[ \\t]*-->[ \\t]*" + TIME);
  private static final Pattern CTM_ROW =
      Pattern.compile("\\S+\\s+\\S+\\s+\\d+(?:\\.\\d*)?\\s+\\d*\\.\\d+\\s+\\S+(?:\\s+\\S+){0,3}");
  private static final Pattern STM_ROW =
      Pattern.compile("\\S+\\s+\\S+\\s+\\S+\\s+\\d+(?:\\.\\d+)?\\s+\\d+\\.\\d+\\s+\\S.*");
  private static final Pattern XML_START =
      Pattern.compile("(?is)<(\\?xml|!doctype|html|head|body|tei|trans|annotation_document)\\b.*");
  private static final Pattern BLOCK_TAG =
      Pattern.compile("(?i)</(?:p|div|h[1-6]|li|tr|td|title|article|section|speech)\\s*>");

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A format that is not plain text.
   *
   * @param name with its article
   * @param advice what to do, a sentence
   */
  private record Found(String name, String advice) {}

  private TranscriptReader() {}

  /**
   * Reads a plain text.
   *
   * @param file a file in UTF-8
   * @return its text
   * @throws IOException if the file cannot be read, is not UTF-8, or is of another format
   */
  static String read(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        refuse(file, binary(in.readNBytes(4096)));
      }
    }
    String text = Utf8Text.read(file);
    refuse(file, markup(text));
    return text;
  }

  private static void refuse(Path file, Optional<Found> found) throws IOException {
    if (found.isPresent()) {
      throw new IOException(
          file
              + ": expected a transcript as plain text in UTF-8; found "
              + found.get().name()
              + ". "
              + found.get().advice().replace("FILE", String.valueOf(file.getFileName())));
    }
  }

  /** Detects formats of bytes. */
  private static Optional<Found> binary(byte[] start) {
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("%PDF-")) {
      return found("a PDF document", "Extract its text: pdftotext FILE transcript.txt");
    }
    if (bytes.startsWith("PK\3\4")) {
      return found(
          bytes.contains("word/") || bytes.contains("[Content_Types].xml")
              ? "a Word document (docx)"
              : bytes.contains("opendocument")
                  ? "an OpenDocument text"
                  : bytes.contains("epub") ? "an EPUB book" : "a zip archive",
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
    if (bytes.startsWith("\u001F\u008B")) {
      return found("a gzip file", "Decompress it: gzip -dc FILE > transcript.txt");
    }
    return utf16(bytes)
        .flatMap(
            name ->
                found(
                    "text in " + name,
                    "Convert it: iconv -f " + name + " -t UTF-8 FILE > transcript.txt"));
  }

  /** Detects text without a byte order mark in which every second byte is mostly zero. */
  private static Optional<String> utf16(String bytes) {
    if (bytes.startsWith("\u00FF\u00FE") || bytes.startsWith("\u00FE\u00FF")) {
      return Optional.empty();
    }
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length(); i++) {
      zeros[i & 1] += bytes.charAt(i) == 0 ? 1 : 0;
    }
    int pairs = bytes.length() / 2;
    if (pairs < 2 || (zeros[0] > 0 && zeros[1] > 0)) {
      return Optional.empty();
    }
    return zeros[1] * 2 > pairs
        ? Optional.of("UTF-16LE")
        : zeros[0] * 2 > pairs ? Optional.of("UTF-16BE") : Optional.empty();
  }

  /** Detects formats of text. */
  private static Optional<Found> markup(String text) {
    String content = text.stripLeading();
    if (content.startsWith("WEBVTT")) {
      return found("WebVTT subtitles", subtitleAdvice());
    }
    if (CUE_TIME.matcher(text).find()) {
      return found("SubRip subtitles", subtitleAdvice());
    }
    if (isJson(content)) {
      return found("JSON", "Extract the text, for example: jq -r .text FILE > transcript.txt");
    }
    if (XML_START.matcher(content.substring(0, Math.min(200, content.length()))).matches()
        || BLOCK_TAG.matcher(text).results().limit(MIN_ROWS).count() == MIN_ROWS) {
      boolean html =
          content.toLowerCase(Locale.ROOT).contains("<html") || !content.startsWith("<?");
      return found(
          html ? "HTML" : "XML",
          "Extract the text"
              + (html
                  ? ", for example: pandoc --from html --to plain --wrap none FILE --output"
                      + " transcript.txt"
                  : " of its elements into a plain text."));
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
    if (isEach(rows, STM_ROW)) {
      return found("an STM file", "Extract its text: cut -d ' ' -f 7- FILE > transcript.txt");
    }
    return isTable(rows)
        ? found(
            "a table with tabs",
            "Extract the column of the text, for example the last of two: cut -f 2 FILE >"
                + " transcript.txt")
        : Optional.empty();
  }

  private static String subtitleAdvice() {
    return "Extract their text without numbers and times, or give them as --words if they have the"
        + " times that are to be used.";
  }

  /** Returns whether a text begins with a whole JSON object, or an array of values. */
  private static boolean isJson(String content) {
    if (!content.startsWith("{") && !content.startsWith("[")) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(content)) {
      JsonToken first = parser.nextToken();
      JsonToken second = parser.nextToken();
      boolean list =
          first == JsonToken.START_ARRAY
              && (second == JsonToken.START_OBJECT
                  || second == JsonToken.START_ARRAY
                  || (second == JsonToken.VALUE_STRING && parser.nextToken() != null));
      return list
          || (first == JsonToken.START_OBJECT
              && (second == JsonToken.END_OBJECT
                  || (second == JsonToken.FIELD_NAME && parser.nextToken() != null)));
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail to be read", e);
    }
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
