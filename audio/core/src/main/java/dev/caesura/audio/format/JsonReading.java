package dev.caesura.audio.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Flat records in a token stream of JSON or YAML. */
final class JsonReading {

  private JsonReading() {}

  /** Reads a field that is not wanted, where it can. */
  @FunctionalInterface
  interface OtherField {
    /** Returns whether the value at the parser was read, up to its end. */
    boolean read(String field) throws IOException;
  }

  /** Returns the position of the current token. */
  static TextPosition position(JsonParser parser, String name) {
    return new TextPosition(name, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  /**
   * Reads the wanted scalars of the object that has just begun, as text, up to its end; skips other
   * fields.
   */
  static Map<String, String> fields(JsonParser parser, Set<String> wanted, String name)
      throws IOException {
    return fields(parser, wanted, field -> false, name);
  }

  /** Reads the wanted scalars, as above, and gives other fields to a reader first. */
  static Map<String, String> fields(
      JsonParser parser, Set<String> wanted, OtherField others, String name) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw position(parser, name).malformed("a record", String.valueOf(parser.getText()));
    }
    Map<String, String> fields = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      // YAML reads "duration: 1,25" as a duration of 1 and a field 25 without a value.
      if (!field.isEmpty() && Character.isDigit(field.charAt(0))) {
        throw position(parser, name).malformed("the name of a field", field);
      }
      if (!wanted.contains(field)) {
        if (!others.read(field)) {
          parser.skipChildren();
        }
        continue;
      }
      if (value == null || !value.isScalarValue() || value == JsonToken.VALUE_NULL) {
        throw position(parser, name).malformed("text or a number as " + field, parser.getText());
      }
      if (fields.put(field, parser.getText()) != null) {
        throw position(parser, name).malformed("one " + field + " in a record", parser.getText());
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw position(parser, name).malformed("the end of a record", "the end of the text");
    }
    return fields;
  }

  /**
   * Returns the failure of a text that is not JSON or YAML: bytes that are not UTF-8 come first.
   */
  static IOException failure(
      JsonParser parser, String name, String language, JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException charset) {
        return charset;
      }
    }
    return position(parser, name).malformed(language, e);
  }

  /** Returns a field that must be there. */
  static String require(Map<String, String> fields, String field, TextPosition position)
      throws MalformedTextException {
    String value = fields.get(field);
    if (value == null) {
      throw position.malformed("a record with " + field, fields.toString());
    }
    return value;
  }

  /** Returns the name of a recording, which must not be blank. */
  static String recording(Map<String, String> fields, String field, TextPosition position)
      throws MalformedTextException {
    String value = require(fields, field, position);
    if (value.isBlank()) {
      throw position.malformed("the name of a recording as " + field, value);
    }
    return value;
  }
}
