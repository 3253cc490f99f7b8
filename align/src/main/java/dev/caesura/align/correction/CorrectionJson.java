package dev.caesura.align.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.text.CodePointOffsets;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Corrections as JSON Lines, a text a line: {@code {"heard": …, "written": …, "pairs": [{"wrong",
 * "right", "type", "start", "end", "before", "after"}]}}. Places count code points of {@code
 * heard}, from 0. Pure functions, safe for use by many threads.
 */
public final class CorrectionJson {

  private static final JsonMapper JSON = new JsonMapper();

  private CorrectionJson() {}

  /**
   * Writes a file.
   *
   * @param file its final name; a file of that name is replaced
   * @param texts segments, or one whole text
   * @throws IOException if writing fails; nothing is left behind
   */
  public static void write(Path file, List<CorrectedText> texts) throws IOException {
    WholeFile.writeText(
        file,
        out -> {
          for (CorrectedText text : texts) {
            out.write(line(text));
            out.write('\n');
          }
        });
  }

  /**
   * One text as JSON.
   *
   * @param text the text
   * @return one line without its end
   */
  public static String line(CorrectedText text) {
    CodePointOffsets offsets = CodePointOffsets.of(text.heard());
    ObjectNode root =
        JSON.createObjectNode().put("heard", text.heard()).put("written", text.written());
    ArrayNode pairs = root.putArray("pairs");
    for (Correction correction : text.corrections()) {
      pairs
          .addObject()
          .put("wrong", correction.wrong())
          .put("right", correction.right())
          .put("type", correction.type().name().toLowerCase(Locale.ROOT))
          .put("start", offsets.at(correction.place().start()))
          .put("end", offsets.at(correction.place().end()))
          .put("before", correction.before())
          .put("after", correction.after());
    }
    return root.toString();
  }

  /**
   * Reads a file.
   *
   * @param file JSON Lines as {@link #write} makes them
   * @return its texts
   * @throws IOException if it cannot be read, a line is malformed, or the pairs of a line do not
   *     make its written text; the message names file and line
   */
  public static List<CorrectedText> read(Path file) throws IOException {
    List<CorrectedText> texts = new ArrayList<>();
    int number = 0;
    for (String line : Utf8Text.read(file).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        texts.add(parse(line, new TextPosition(file.toString(), number).toString()));
      }
    }
    return texts;
  }

  private static CorrectedText parse(String line, String place) throws IOException {
    try {
      JsonNode root = JSON.readTree(line);
      String heard = text(root, "heard", place);
      List<Correction> corrections = new ArrayList<>();
      for (JsonNode pair : root.path("pairs")) {
        TextSpan span =
            new TextSpan(index(heard, pair, "start", place), index(heard, pair, "end", place));
        corrections.add(
            new Correction(
                span,
                text(pair, "wrong", place),
                text(pair, "right", place),
                CorrectionType.valueOf(text(pair, "type", place).toUpperCase(Locale.ROOT)),
                pair.path("before").asText(),
                pair.path("after").asText()));
      }
      CorrectedText text = new CorrectedText(heard, corrections);
      if (root.has("written") && !root.get("written").asText().equals(text.written())) {
        throw new IOException(
            place + ": pairs that make the written text are expected, found " + text.written());
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IOException(place + ": JSON is expected: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": a correction is expected: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode node, String field, String place) throws IOException {
    if (!node.path(field).isTextual()) {
      throw new IOException(
          place + ": text as " + field + " is expected, found " + node.path(field));
    }
    return node.get(field).asText();
  }

  private static int index(String heard, JsonNode pair, String field, String place)
      throws IOException {
    JsonNode count = pair.path(field);
    int points = heard.codePointCount(0, heard.length());
    if (!count.isInt() || count.asInt() < 0 || count.asInt() > points) {
      throw new IOException(
          place + ": " + field + " from 0 to " + points + " is expected, found " + count);
    }
    return heard.offsetByCodePoints(0, count.asInt());
  }
}
