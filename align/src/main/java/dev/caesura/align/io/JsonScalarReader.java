package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.DecimalParser;
import dev.caesura.io.TextPosition;
import java.io.IOException;

/** Reader of the fields of an item that are texts or numbers. */
final class JsonScalarReader {

  private final JsonParser parser;
  private final String name;

  JsonScalarReader(JsonParser parser, String name) {
    this.parser = parser;
    this.name = name;
  }

  TextPosition position() {
    return new TextPosition(name, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  /** Reads a field with a text or number; returns false if the field is unknown. */
  boolean read(JsonItem item, String field) throws IOException {
    if (field.equals("word") && item.isPunctuated) {
      return true;
    }
    if (JsonFields.WORD.contains(field)) {
      item.text = parser.getText();
      item.textIsWord = true;
      item.isPunctuated = field.equals("punctuated_word");
    } else if (field.equals("type")) {
      item.isPunctuation = parser.getText().startsWith("punct");
      item.isWord = parser.getText().equals("word");
    } else if (JsonFields.MILLISECONDS.contains(field)) {
      item.start = number("milliseconds") / 1000;
      item.isRelative = field.equals("tOffsetMs");
    } else if (field.equals("dDurationMs")) {
      item.duration = number("milliseconds") / 1000;
    } else if (JsonFields.TICKS.contains(field)) {
      double seconds = number("ticks of 100 ns") / JsonFields.TICKS_PER_SECOND;
      if (field.startsWith("o") || field.startsWith("O")) {
        item.start = seconds;
      } else {
        item.duration = seconds;
      }
    } else if (field.matches("offset|duration") && parser.getText().startsWith("PT")) {
      // A duration of ISO 8601, which Azure writes beside its ticks.
      return false;
    } else if (JsonFields.TEXT.contains(field)) {
      item.text = item.textIsWord || item.isPredicted ? item.text : parser.getText();
      item.holdsWords = true;
    } else if (field.equals("pred_text")) {
      // In NeMo's manifests, "text" is the reference.
      item.text = parser.getText();
      item.isPredicted = true;
    } else if (JsonFields.START.contains(field)) {
      item.start = time("a start in seconds");
    } else if (JsonFields.END.contains(field)) {
      item.end = time("an end in seconds");
    } else if (JsonFields.DURATION.contains(field)) {
      item.duration = number("a duration in seconds");
    } else if (JsonFields.SCORE.contains(field)) {
      score(item);
    } else if (field.equals("timing")) {
      item.timing = timing(parser.getText());
    } else if (field.equals("speaker")) {
      item.speaker = parser.getText();
    } else if (JsonFields.RECORDING.contains(field)) {
      item.recording = parser.getText();
    } else if (field.equals("channel")) {
      item.channel = parser.getText();
    } else {
      item.isMilliseconds |= JsonFields.MILLISECOND_SERVICE.contains(field);
      return false;
    }
    return true;
  }

  /** Reads the field in which {@link HypothesisWriter} states where times come from. */
  private Timing timing(String text) throws IOException {
    return switch (text) {
      case "stated" -> Timing.STATED;
      case "estimated" -> Timing.ESTIMATED;
      case "unknown" -> Timing.UNKNOWN;
      default -> throw position().malformed("stated, estimated or unknown as timing", text);
    };
  }

  /** Reads a confidence; Python writes NaN where a model has none. */
  private void score(JsonItem item) throws IOException {
    item.lostScore = parser.getText().strip().equalsIgnoreCase("NaN");
    item.score = item.lostScore ? Double.NaN : number("a confidence");
  }

  /** Reads seconds, or a text as {@code 00:01:02.500}. */
  private double time(String what) throws IOException {
    boolean isClock =
        parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().indexOf(':') >= 0;
    return isClock ? CueReader.time(parser.getText(), position()).doubleValue() : number(what);
  }

  /** Reads {@code {"seconds": "1", "nanos": 500000000}}; a missing field is 0. */
  double timeObject() throws IOException {
    double time = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (parser.nextToken().isStructStart()) {
        throw position().malformed("seconds and nanos", field);
      } else if (field.equals("seconds")) {
        time += number("seconds");
      } else if (field.equals("nanos")) {
        time += number("nanoseconds") / 1e9;
      } else {
        throw position().malformed("seconds and nanos", field);
      }
    }
    return time;
  }

  /** Reads a finite number, or a text with one. */
  double number(String what) throws IOException {
    if (parser.currentToken().isNumeric()) {
      double value = parser.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      // Some programs write numbers as text, Google with a unit: "1.200s".
      return DecimalParser.parse(parser.getText().strip().replaceFirst("s$", ""), what, position());
    }
    throw position().malformed(what, parser.getText());
  }
}
