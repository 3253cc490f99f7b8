package dev.caesura.corpus.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What the formats of JSON share: lines, times, words, and fields that are kept as they are. */
final class EntryJson {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Fields with numbers that are scores. */
  private static final Set<String> SCORES =
      Set.of("cer", "wer", "score", "confidence", "snr", "speech_ratio", "error_probability");

  /** A line of JSON. */
  @FunctionalInterface
  interface Row {
    void take(ObjectNode row, TextPosition position) throws IOException;
  }

  private EntryJson() {}

  /** Reads objects, one a line, of a file that may be compressed with gzip. */
  static void lines(Path file, Row consumer) throws IOException {
    try (LineReader lines =
        new LineReader(
            new Utf8Reader(Gzip.open(FileBytes.open(file), file.toString()), file.toString()),
            file.toString(),
            1 << 26)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          take(consumer, object(line, lines.position()), lines.position());
        }
      }
    }
  }

  /** Names file and line of a value that an entry cannot have. */
  private static void take(Row consumer, ObjectNode row, TextPosition position) throws IOException {
    try {
      consumer.take(row, position);
    } catch (IllegalArgumentException e) {
      throw position.malformed("an entry of a corpus", e);
    }
  }

  /** Returns the first object of a file; empty if it does not begin with one. */
  static ObjectNode first(Path file) throws IOException {
    try (LineReader lines =
        new LineReader(
            new Utf8Reader(Gzip.open(FileBytes.open(file), file.toString()), file.toString()),
            file.toString(),
            1 << 26)) {
      String line = lines.next();
      return line == null || !line.startsWith("{")
          ? JSON.createObjectNode()
          : object(line, lines.position());
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  static ObjectNode object(String line, TextPosition position) throws IOException {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw position.malformed("a JSON object", new IOException(e.getOriginalMessage(), e));
    }
    throw position.malformed("a JSON object", line);
  }

  /** Removes a field with a text and returns it; empty if it is not there. */
  static String text(ObjectNode row, String... names) {
    String found = "";
    for (String name : names) {
      JsonNode value = row.get(name);
      if (found.isEmpty() && value != null && value.isValueNode()) {
        row.remove(name);
        found = value.isNull() ? "" : value.asText();
      }
    }
    return found;
  }

  /** Removes a field with seconds and returns them; the default if it is not there. */
  static BigDecimal seconds(
      ObjectNode row, String name, BigDecimal otherwise, TextPosition position) throws IOException {
    JsonNode value = row.remove(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber() && !value.isTextual()) {
      throw position.malformed("seconds as " + name, value.toString());
    }
    return Seconds.parse(name, value.asText(), position);
  }

  static TimeSpan span(BigDecimal start, BigDecimal duration, TextPosition position)
      throws IOException {
    return Seconds.spanOf(start, duration, CorpusEntry.RATE, position);
  }

  /** Writes an array of words with {@code word}, {@code start}, {@code end} and {@code score}. */
  static void putWords(ObjectNode row, CorpusEntry entry) {
    if (entry.words().isEmpty()) {
      return;
    }
    ArrayNode all = row.putArray("words");
    for (EntryWord word : entry.words()) {
      ObjectNode node = all.addObject();
      node.put("word", word.text());
      node.put("start", Seconds.start(word.span()));
      node.put("end", Seconds.end(word.span()));
      word.score().ifPresent(score -> node.put("score", score));
      if (!word.note().isEmpty()) {
        node.put("op", word.note());
      }
    }
  }

  /** Removes the words of {@link #putWords}; none if the field holds others. */
  static List<EntryWord> words(ObjectNode row, TextPosition position) throws IOException {
    JsonNode all = row.get("words");
    if (all == null || !all.isArray() || all.isEmpty() || !all.get(0).has("word")) {
      return List.of();
    }
    List<EntryWord> words = new ArrayList<>();
    for (JsonNode node : row.remove("words")) {
      TimeSpan span =
          Seconds.span(
              Seconds.parse("start", node.path("start").asText(), position),
              Seconds.parse("end", node.path("end").asText(), position),
              CorpusEntry.RATE,
              position);
      words.add(
          new EntryWord(
              node.path("word").asText(),
              span,
              node.has("score")
                  ? OptionalDouble.of(node.get("score").asDouble())
                  : OptionalDouble.empty(),
              node.path("op").asText("")));
    }
    return words;
  }

  /** Removes the scores of a row. */
  static Map<String, Double> scores(ObjectNode row) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (String name : SCORES) {
      JsonNode value = row.get(name);
      if (value != null && value.isNumber()) {
        scores.put(name, row.remove(name).asDouble());
      }
    }
    return scores;
  }

  /** Returns what is left of a row as fields: those inside fields with dots, arrays as JSON. */
  static Map<String, String> metadata(JsonNode row) {
    Map<String, String> fields = new LinkedHashMap<>();
    flatten("", row, fields);
    return fields;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> fields) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject() && !value.isEmpty()) {
        flatten(name + ".", value, fields);
      } else if (!value.isNull()) {
        fields.put(name, value.isValueNode() ? value.asText() : value.toString());
      }
    }
  }

  /** Adds scores and fields that the row does not have yet. */
  static void putRest(ObjectNode row, CorpusEntry entry) {
    entry.scores().forEach((name, value) -> putIfAbsent(row, name, BigDecimal.valueOf(value)));
    entry
        .metadata()
        .forEach(
            (name, value) -> {
              ObjectNode into = row;
              String[] path = name.split("\\.", -1);
              for (int i = 0; i + 1 < path.length; i++) {
                JsonNode inner = into.get(path[i]);
                into = inner instanceof ObjectNode object ? object : into.putObject(path[i]);
              }
              if (!into.has(path[path.length - 1])) {
                into.set(path[path.length - 1], value(value));
              }
            });
  }

  private static void putIfAbsent(ObjectNode row, String name, BigDecimal value) {
    if (!row.has(name)) {
      row.put(name, value);
    }
  }

  /** Returns a number, array or object if the text is exactly one, and else a text. */
  private static JsonNode value(String text) {
    boolean mayBe = !text.isEmpty() && "-0123456789[{".indexOf(text.charAt(0)) >= 0;
    if (mayBe || text.equals("true") || text.equals("false")) {
      try {
        JsonNode value = JSON.readTree(text);
        String again = value.isValueNode() ? value.asText() : value.toString();
        if (again.equals(text)) {
          return value;
        }
      } catch (JsonProcessingException e) {
        // A text that only begins like JSON.
      }
    }
    return JSON.getNodeFactory().textNode(text);
  }
}
