package dev.caesura.cli.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of JSON Lines with a text in one of its fields. What is added goes before the last brace,
 * so that everything else stays as it was written.
 *
 * @param line the object, without white space around it
 * @param text the text of its field
 */
record JsonRecord(String line, String text) {

  /** Longest line, in UTF-16 units. */
  static final int MAX_LENGTH = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(MAX_LENGTH)
                          .maxNumberLength(MAX_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Writes half of a surrogate pair, which UTF-8 does not have, as an escape. */
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /**
   * Reads a line.
   *
   * @throws MalformedTextException if it is not an object with such a field, or has the one that
   *     would be added
   */
  static JsonRecord of(String line, TextPosition position, String field, String into)
      throws MalformedTextException {
    String object = line.strip();
    JsonNode root;
    try {
      root = JSON.readTree(object);
    } catch (JsonProcessingException e) {
      throw position.malformed("a JSON object", e);
    }
    if (!root.isObject()) {
      throw position.malformed("a JSON object", object);
    }
    JsonNode text = find(root, field);
    if (text == null) {
      List<String> names = new ArrayList<>();
      root.fieldNames().forEachRemaining(names::add);
      throw position.malformed("a field '" + field + "'", String.join(", ", names));
    }
    if (!text.isTextual()) {
      throw position.malformed("a string in field '" + field + "'", text.toString());
    }
    if (root.has(into)) {
      throw position.malformed("no field '" + into + "' (--into names another)", object);
    }
    return new JsonRecord(object, text.textValue());
  }

  /** Returns a field by its name, or by a path with dots; null if there is none. */
  private static JsonNode find(JsonNode node, String field) {
    JsonNode own = node.get(field);
    for (int dot = field.indexOf('.'); own == null && dot > 0; dot = field.indexOf('.', dot + 1)) {
      JsonNode inner = node.get(field.substring(0, dot));
      own = inner == null || !inner.isObject() ? null : find(inner, field.substring(dot + 1));
    }
    return own;
  }

  /** Returns the line with a field added. */
  String with(String name, JsonNode value) {
    return line.substring(0, line.length() - 1)
        + ","
        + text(JSON.getNodeFactory().textNode(name))
        + ":"
        + text(value)
        + "}";
  }

  /** Returns JSON in one line that UTF-8 can hold. */
  static String text(JsonNode node) {
    String json = node.toString();
    boolean half = json.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    try {
      return half ? ASCII.writeValueAsString(node) : json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always written", e);
    }
  }
}
