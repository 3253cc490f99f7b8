package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reader of items from a stream of JSON tokens, by the names of fields that recognisers mostly
 * share. Memory holds the words only; unknown fields are skipped.
 */
final class JsonItemReader {

  private static final int MAX_DEPTH = 8;
  private static final Set<String> TEXT = Set.of("text", "transcript", "reco");
  private static final Set<String> WORD = Set.of("word", "w", "t", "symbol");
  private static final Set<String> START =
      Set.of("start", "b", "ts", "start_time", "time_s", "offset");
  private static final Set<String> END = Set.of("end", "endTs", "end_time", "time_e");
  private static final Set<String> DURATION = Set.of("duration", "d", "dur");
  private static final Set<String> SCORE =
      Set.of("score", "confidence", "conf", "probability", "prob", "p");
  private static final Set<String> RECORDING =
      Set.of("recording", "recording_id", "audio", "file", "audio_filepath");
  private static final Set<String> WORDS = Set.of("words", "w", "result", "reco_words");
  private static final Set<String> SEGMENTS = Set.of("segments", "transcription");

  private final JsonParser parser;
  private final String name;
  private final Set<String> seen = new TreeSet<>();

  JsonItemReader(JsonParser parser, String name) {
    this.parser = parser;
    this.name = name;
  }

  /** Returns the names of unknown fields, for a message. */
  Set<String> unknownFields() {
    return seen;
  }

  TextPosition position() {
    return new TextPosition(name, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  /** Reads the item of the object that has just begun, to its end. */
  JsonItem item(int depth) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw position()
          .malformed("a JSON object of a word or a segment", String.valueOf(parser.getText()));
    }
    if (depth > MAX_DEPTH) {
      throw position().malformed("at most " + MAX_DEPTH + " levels of words and segments", "more");
    }
    JsonItem item = new JsonItem(position());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        array(item, field, depth);
      } else if (value == JsonToken.START_OBJECT) {
        object(item, field);
      } else if (value != JsonToken.VALUE_NULL) {
        scalar(item, field);
      }
    }
    return item;
  }

  private void array(JsonItem item, String field, int depth) throws IOException {
    item.holdsWords |= WORDS.contains(field) || SEGMENTS.contains(field);
    if (field.equals("tokens") || WORDS.contains(field)) {
      boolean tokens = field.equals("tokens");
      boolean replace = item.words.isEmpty() || !tokens;
      JsonItem holder = replace ? item : new JsonItem(item.position);
      holder.words.clear();
      elements(holder.words, depth);
      if (replace && !holder.words.isEmpty()) {
        item.pieces = tokens ? JsonItem.Pieces.TOKENS : JsonItem.Pieces.WORDS;
      }
    } else if (field.equals("word_segments") && item.words.isEmpty()) {
      elements(item.words, depth);
    } else if (SEGMENTS.contains(field)) {
      elements(item.segments, depth);
    } else if (field.equals("alternatives")) {
      firstOf(item, depth);
    } else if (field.equals("channel") && parser.nextToken() != null) {
      item.channel = parser.currentToken().isScalarValue() ? parser.getText() : "";
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        parser.nextToken();
      }
    } else {
      unknown(field);
    }
  }

  private void elements(List<JsonItem> items, int depth) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        items.add(item(depth + 1));
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        items.add(quadruple());
      } else if (parser.currentToken() == null) {
        throw position().malformed("the end of an array", "the end of the file");
      } else if (!parser.currentToken().isNumeric()) {
        // Numbers are Whisper's token ids, which repeat the text.
        throw position().malformed("a word as a JSON object", parser.getText());
      }
    }
  }

  /** Reads Lhotse's {@code ["word", start, duration, score]}. */
  private JsonItem quadruple() throws IOException {
    JsonItem item = new JsonItem(position());
    parser.nextToken();
    item.text = parser.getText();
    item.textIsWord = true;
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      double value =
          parser.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : number("a number");
      if (index == 0) {
        item.start = value;
      } else if (index == 1) {
        item.duration = value;
      } else if (index == 2) {
        item.score = value;
      }
      index++;
    }
    return item;
  }

  /** Reads the first of several results and skips the others. */
  private void firstOf(JsonItem item, int depth) throws IOException {
    boolean first = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (first && parser.currentToken() == JsonToken.START_OBJECT) {
        // Its score belongs to the whole result, and is not always a probability.
        JsonItem best = item(depth + 1);
        item.words = best.words;
        item.text = best.text;
      } else {
        parser.skipChildren();
      }
      first = false;
    }
  }

  private void object(JsonItem item, String field) throws IOException {
    boolean offsets = field.equals("offsets");
    if (offsets || (field.equals("timestamps") && Double.isNaN(item.start))) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String end = parser.currentName();
        parser.nextToken();
        double value =
            offsets
                ? number("milliseconds") / 1000
                : CueReader.time(parser.getText(), position()).doubleValue();
        if (end.equals("from")) {
          item.start = value;
        } else if (end.equals("to")) {
          item.end = value;
        }
      }
    } else if (field.equals("alignment")) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String unit = parser.currentName();
        parser.nextToken();
        if (unit.equals("word")) {
          elements(item.words, 0);
        } else {
          parser.skipChildren();
        }
      }
    } else {
      unknown(field);
    }
  }

  private void unknown(String field) throws IOException {
    if (seen.size() < 20) {
      seen.add(field);
    }
    parser.skipChildren();
  }

  private void scalar(JsonItem item, String field) throws IOException {
    if (WORD.contains(field)) {
      item.text = parser.getText();
      item.textIsWord = true;
    } else if (TEXT.contains(field)) {
      item.text = item.textIsWord || item.isPredicted ? item.text : parser.getText();
      item.holdsWords = true;
    } else if (field.equals("pred_text")) {
      // In NeMo's manifests, "text" is the reference.
      item.text = parser.getText();
      item.isPredicted = true;
    } else if (START.contains(field)) {
      item.start = number("a start in seconds");
    } else if (END.contains(field)) {
      item.end = number("an end in seconds");
    } else if (DURATION.contains(field)) {
      item.duration = number("a duration in seconds");
    } else if (SCORE.contains(field)) {
      score(item);
    } else if (field.equals("timing")) {
      item.timing = timing(parser.getText());
    } else if (field.equals("speaker")) {
      item.speaker = parser.getText();
    } else if (RECORDING.contains(field)) {
      item.recording = parser.getText();
    } else if (field.equals("channel")) {
      item.channel = parser.getText();
    } else {
      unknown(field);
    }
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

  private double number(String what) throws IOException {
    if (parser.currentToken().isNumeric()) {
      double value = parser.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      // Some programs write numbers as text.
      return DecimalParser.parse(parser.getText().strip(), what, position());
    }
    throw position().malformed(what, parser.getText());
  }
}
