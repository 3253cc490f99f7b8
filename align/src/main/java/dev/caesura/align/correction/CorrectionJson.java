package dev.caesura.align.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.io.WholeFile;
import dev.caesura.text.CodePointOffsets;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads and writes corrections as JSON Lines, one text on each line: {@code {"heard": …, "written":
 * …, "pairs": [{"wrong", "right", "type", "start", "end", "before", "after"}]}}. Here {@code heard}
 * is the recognised text and {@code written} the correct one. Places count code points of {@code
 * heard}, from 0. Pure functions, safe for use by many threads.
 */
public final class CorrectionJson {

  private static final JsonMapper JSON = new JsonMapper();

  private CorrectionJson() {}

  /**
   * Writes texts to a file.
   *
   * @param file the file; an existing one is replaced when the new one is complete
   * @param texts segments, or one whole text
   * @throws IOException if writing fails; no partial file remains
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
   * Formats a text as JSON.
   *
   * @param text the text
   * @return one line, without a line end
   */
  public static String line(CorrectedText text) {
    CodePointOffsets offsets = CodePointOffsets.of(text.hypothesis());
    ObjectNode root =
        JSON.createObjectNode().put("heard", text.hypothesis()).put("written", text.corrected());
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
   * Reads texts from a file.
   *
   * @param file JSON Lines as {@link #write} writes them
   * @return the texts, in order
   * @throws IOException if the file cannot be read, a line is malformed, or the pairs of a line do
   *     not give its {@code written} text; the message names file and line
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

  /** Reads a line. */
  static CorrectedText parse(String line, String place) throws IOException {
    try {
      JsonNode root = JSON.readTree(line);
      String hypothesis = text(root, "heard", place);
      List<Correction> corrections = new ArrayList<>();
      if (!root.path("pairs").isArray()) {
        throw new IOException(
            place + ": expected a list as pairs, [] for none; found " + root.path("pairs"));
      }
      for (JsonNode pair : root.path("pairs")) {
        TextSpan span =
            new TextSpan(
                index(hypothesis, pair, "start", place), index(hypothesis, pair, "end", place));
        corrections.add(
            new Correction(
                span,
                text(pair, "wrong", place),
                text(pair, "right", place),
                CorrectionType.valueOf(text(pair, "type", place).toUpperCase(Locale.ROOT)),
                pair.path("before").asText(),
                pair.path("after").asText()));
      }
      CorrectedText text = new CorrectedText(hypothesis, corrections);
      if (root.has("written") && !root.get("written").asText().equals(text.corrected())) {
        throw new IOException(
            place + ": expected pairs that give the text of written; found " + text.corrected());
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IOException(
          place + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": expected a correction (" + e.getMessage() + ")", e);
    }
  }

  private static String text(JsonNode node, String field, String place) throws IOException {
    if (!node.path(field).isTextual()) {
      throw new IOException(
          place + ": expected a text as " + field + "; found " + node.path(field));
    }
    return node.get(field).asText();
  }

  private static int index(String hypothesis, JsonNode pair, String field, String place)
      throws IOException {
    JsonNode count = pair.path(field);
    int points = hypothesis.codePointCount(0, hypothesis.length());
    if (!count.isInt() || count.asInt() < 0 || count.asInt() > points) {
      throw new IOException(
          place + ": expected " + field + " from 0 to " + points + "; found " + count);
    }
    return hypothesis.offsetByCodePoints(0, count.asInt());
  }
}
