package dev.caesura.align.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads error-correction pairs.
 *
 * <ul>
 *   <li>Text with tabs: the wrong text, a tab, the right text, and perhaps another tab and the
 *       number of the segment. Empty lines and lines that begin with {@code #} are skipped.
 *   <li>JSON Lines: {@code {"wrong": …, "right": …, "segment": …}}, of which the segment may be
 *       missing; or whole texts as {@link CorrectionJson} writes them. The pairs of the text in
 *       line <em>n</em> are for segment <em>n</em>, widened so far that they apply only at their
 *       places ({@link PairExtractor}).
 * </ul>
 *
 * <p>The first line with text decides which of the two it is. Pure functions, safe for use by many
 * threads.
 */
public final class CorrectionPairReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private CorrectionPairReader() {}

  /**
   * Reads a file.
   *
   * @param file UTF-8
   * @return the pairs, in order; empty if the file has whole texts without errors and nothing else
   * @throws IOException if the file cannot be read, has neither pairs nor texts, or a line is
   *     malformed; the message names file and line
   */
  public static List<CorrectionPair> read(Path file) throws IOException {
    List<CorrectionPair> pairs = new ArrayList<>();
    Boolean isJson = null;
    boolean isEmpty = true;
    int number = 0;
    for (String line : Utf8Text.read(file).split("\r\n|\n|\r", -1)) {
      number++;
      if (WhiteSpace.isBlank(line)) {
        continue;
      }
      isJson = isJson == null ? line.strip().startsWith("{") : isJson;
      TextPosition position = new TextPosition(file.toString(), number);
      if (isJson) {
        pairs.addAll(json(line, number, position));
        isEmpty = false;
      } else if (!line.startsWith("#")) {
        pairs.add(row(line, position));
        isEmpty = false;
      }
    }
    if (isEmpty) {
      throw new MalformedTextException(
          file
              + ": expected error-correction pairs; found "
              + (isJson == null ? "an empty file" : "comments alone")
              + ". Give lines with the wrong text, a tab and the right text, or JSON Lines.",
          null);
    }
    return pairs;
  }

  private static CorrectionPair row(String line, TextPosition position) throws IOException {
    String[] columns = line.split("\t", -1);
    if (columns.length < 2 || columns.length > 3) {
      throw position.malformed(
          "the wrong text, a tab and the right text, and perhaps a tab and a segment",
          columns.length + " columns");
    }
    int segment = columns.length == 3 ? segment(columns[2].strip(), position) : 0;
    return pair(WhiteSpace.strip(columns[0]), WhiteSpace.strip(columns[1]), segment, position);
  }

  private static int segment(String text, TextPosition position) throws IOException {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw position.malformed("the number of a segment, from 1", text);
    }
    return Integer.parseInt(text);
  }

  private static CorrectionPair pair(String wrong, String right, int segment, TextPosition position)
      throws IOException {
    try {
      return new CorrectionPair(wrong, right, segment, position.toString());
    } catch (IllegalArgumentException e) {
      // Of a parameter, that is: wrong: expected text; found none.
      String message =
          e.getMessage().replaceFirst("^(\\w+): expected (a )?text", "expected a $1 text");
      throw new MalformedTextException(position + ": " + message, e);
    }
  }

  private static List<CorrectionPair> json(String line, int number, TextPosition position)
      throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw position.malformed("a JSON object", e);
    }
    if (root.has("heard")) {
      CorrectedText text = CorrectionJson.parse(line, position.toString());
      try {
        return PairExtractor.of(text, number).stream()
            .map(p -> new CorrectionPair(p.wrong(), p.right(), number, position.toString()))
            .toList();
      } catch (IllegalArgumentException e) {
        throw position.malformed("a text with words in one line", e);
      }
    }
    JsonNode wrong = root.path("wrong");
    JsonNode right = root.path("right");
    if (!wrong.isTextual() || !right.isTextual()) {
      throw position.malformed("an object with the strings wrong and right", line.strip());
    }
    JsonNode segment = root.path("segment");
    int only = segment.isMissingNode() ? 0 : segment(segment.asText(), position);
    return List.of(pair(wrong.textValue(), right.textValue(), only, position));
  }
}
