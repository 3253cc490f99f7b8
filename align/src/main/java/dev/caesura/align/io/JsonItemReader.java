package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reader of items from a stream of JSON tokens, by the names of fields that recognisers mostly
 * share. Memory holds the words only; unknown fields are skipped.
 */
final class JsonItemReader {

  private static final int MAX_DEPTH = 8;
  private final JsonParser parser;
  private final JsonScalarReader scalars;
  private final Set<String> seen = new TreeSet<>();

  JsonItemReader(JsonParser parser, String name) {
    this.parser = parser;
    this.scalars = new JsonScalarReader(parser, name);
  }

  /** Returns the names of unknown fields, for a message. */
  Set<String> unknownFields() {
    return seen;
  }

  TextPosition position() {
    return scalars.position();
  }

  /** Reads the item of the object or the tuple that has just begun, to its end. */
  JsonItem element() throws IOException {
    return parser.currentToken() == JsonToken.START_ARRAY ? quadruple() : item(0);
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
        if (!scalars.read(item, field)) {
          unknown(field);
        }
      } else {
        item.isMilliseconds |= JsonFields.MILLISECOND_SERVICE.contains(field);
      }
    }
    finish(item);
    return item;
  }

  private static void finish(JsonItem item) {
    item.textIsWord |= item.isWord;
    if (item.isMilliseconds && JsonItems.areWhole(item.words)) {
      JsonItems.toSeconds(item);
    }
    JsonItems.shift(item.words, item.start);
    if (JsonItems.arePieces(item.segments)) {
      item.words = WordPieceJoiner.join(item.segments);
      item.segments.clear();
    }
    item.words = JsonItems.joinPunctuation(item.words);
    item.segments = JsonItems.joinPunctuation(item.segments);
    JsonItems.fillStarts(item.words);
    JsonItems.fillEnds(item.words, item.end());
    JsonItems.fillEnds(item.segments, item.end());
  }

  private void array(JsonItem item, String field, int depth) throws IOException {
    item.holdsWords |= JsonFields.WORDS.contains(field) || JsonFields.SEGMENTS.contains(field);
    if (field.equals("tokens") || JsonFields.WORDS.contains(field)) {
      boolean tokens = field.equals("tokens");
      boolean replace = item.words.isEmpty() || !tokens;
      JsonItem holder = replace ? item : new JsonItem(item.position);
      holder.words.clear();
      elements(holder.words, depth);
      if (field.equals("segs")) {
        holder.words.forEach(word -> word.isRelative = true);
      }
      if (replace && !holder.words.isEmpty()) {
        item.pieces = tokens ? JsonItem.Pieces.TOKENS : JsonItem.Pieces.WORDS;
      }
    } else if (field.equals("timestamps")) {
      // IBM's ["word", start, end].
      item.holdsWords = true;
      elements(item.words, depth);
      for (JsonItem word : item.words) {
        word.end = Double.isNaN(word.end) ? word.duration : word.end;
      }
    } else if (field.equals("word_segments") && item.words.isEmpty()) {
      elements(item.words, depth);
    } else if (JsonFields.SEGMENTS.contains(field)) {
      elements(item.segments, depth);
      if (field.equals("chunks")) {
        item.segments.forEach(chunk -> chunk.textIsWord = !chunk.text.strip().contains(" "));
      } else if (field.equals("channels") && item.segments.size() > 1) {
        for (int i = 0; i < item.segments.size(); i++) {
          item.segments.get(i).channel = Integer.toString(i + 1);
        }
      }
    } else if (field.equals("timestamp")) {
      times(item);
    } else if (field.equals("lines")) {
      lines(item);
    } else if (JsonFields.ALTERNATIVES.contains(field)) {
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
    if (parser.nextToken().isNumeric()) {
      return tuple(item);
    }
    item.text = parser.getText();
    item.textIsWord = true;
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      double value =
          parser.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : scalars.number("a number");
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

  /**
   * Reads a tuple of faster-whisper: {@code [id, seek, start, end, text, ..., words]} of a segment,
   * {@code [start, end, word, probability]} of a word.
   */
  private JsonItem tuple(JsonItem item) throws IOException {
    List<Double> before = new ArrayList<>();
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        throw position().malformed("the end of an array", "the end of the file");
      } else if (token == JsonToken.START_ARRAY) {
        elements(item.words, 1);
      } else if (token == JsonToken.VALUE_STRING && item.text.isEmpty()) {
        item.text = parser.getText();
      } else if (token.isNumeric() && item.text.isEmpty()) {
        before.add(scalars.number("a number"));
      } else if (token.isNumeric() && item.textIsWord) {
        item.score = scalars.number("a probability");
      }
      item.textIsWord = !item.text.isEmpty() && before.size() == 2;
    }
    int start = before.size() - 2;
    if (start < 0) {
      throw position().malformed("a start, an end and a text", "a list of " + before.size());
    }
    item.start = before.get(start);
    item.end = before.get(start + 1);
    return item;
  }

  /** Reads {@code [start, end]} of the Transformers library, whose last end may be null. */
  private void times(JsonItem item) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      boolean none = parser.currentToken() == JsonToken.VALUE_NULL;
      if (i == 0) {
        item.start = none ? Double.NaN : scalars.number("a start in seconds");
      } else {
        item.end = none ? Double.NaN : scalars.number("an end in seconds");
      }
    }
  }

  /** Reads the lines of a fragment of aeneas. */
  private void lines(JsonItem item) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.text += (item.text.isEmpty() ? "" : " ") + parser.getText();
    }
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
        item.textIsWord = best.textIsWord;
        if (best.textIsWord) {
          item.score = best.score;
          item.lostScore = best.lostScore;
        }
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
                ? scalars.number("milliseconds") / 1000
                : CueReader.time(parser.getText(), position()).doubleValue();
        if (end.equals("from")) {
          item.start = value;
        } else if (end.equals("to")) {
          item.end = value;
        }
      }
    } else if (JsonFields.START.contains(field)) {
      item.start = scalars.timeObject();
    } else if (JsonFields.END.contains(field)) {
      item.end = scalars.timeObject();
    } else if (JsonFields.DURATION.contains(field)) {
      item.duration = scalars.timeObject();
    } else if (field.equals("results") || field.equals("response")) {
      item.holdsWords = true;
      item.segments.add(item(1));
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
}
