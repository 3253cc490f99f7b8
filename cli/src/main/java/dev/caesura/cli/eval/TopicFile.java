package dev.caesura.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.TimeSpan;
import dev.caesura.cli.speech.RecognizedSpeech;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the topics of documents: an object a topic, as {@code caesura topics --format jsonl} prints
 * them, or a sentence a line, with a heading or a line of {@code =} between topics.
 */
final class TopicFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Pattern RULE = Pattern.compile("={3,}.*");
  private static final double MAX_SECONDS = 1e7;

  private final Path file;
  private final int level;
  private final Map<String, List<Line>> documents = new LinkedHashMap<>();

  private TopicFile(Path file, int level) {
    this.file = file;
    this.level = level;
  }

  /**
   * Topic of a document.
   *
   * @param tag the name that someone gave to its kind; empty where topics are numbered only
   * @param units its length in sentences or utterances; 0 if not stated
   * @param span its time; null if not stated
   */
  record Topic(String tag, int units, TimeSpan span) {}

  private record Line(String number, int level, Topic topic) {}

  /** Returns the topics of each document by its name, down to a level. */
  static Map<String, List<Topic>> read(Path file, int level) throws IOException {
    TopicFile topics = new TopicFile(file, level);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean isJson = name.replaceAll("\\.gz$", "").matches(".*\\.(jsonl|ndjson|json)");
    try (InputStream bytes = Gzip.open(FileBytes.open(file), file.toString());
        LineReader lines =
            new LineReader(new Utf8Reader(bytes, file.toString()), file.toString())) {
      if (isJson) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          if (!line.isBlank()) {
            topics.add(line, lines.position());
          }
        }
      } else {
        topics.text(lines);
      }
    }
    Map<String, List<Topic>> all = new LinkedHashMap<>();
    for (Map.Entry<String, List<Line>> each : topics.documents.entrySet()) {
      all.put(each.getKey(), topics.down(each.getValue()));
    }
    if (all.isEmpty()) {
      throw new IOException(file + ": expected topics; found none.");
    }
    return all;
  }

  private void text(LineReader lines) throws IOException {
    List<Line> topics = new ArrayList<>();
    int units = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      String content = line.strip();
      int depth = content.length() - content.replaceFirst("^#+", "").length();
      boolean starts = RULE.matcher(content).matches() || (depth > 0 && depth <= level);
      if (starts && units > 0) {
        topics.add(new Line("", 1, new Topic("", units, null)));
        units = 0;
      } else if (!starts && depth == 0 && !content.isEmpty()) {
        units++;
      }
    }
    if (units > 0) {
      topics.add(new Line("", 1, new Topic("", units, null)));
    }
    if (!topics.isEmpty()) {
      documents.put(file.getFileName().toString(), topics);
    }
  }

  private void add(String line, TextPosition position) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw position.malformed("a JSON object", e);
    }
    JsonNode topic = root.path("topic");
    if (!topic.isTextual()) {
      throw position.malformed("an object with a string 'topic', as caesura topics prints", line);
    }
    String name = root.path("file").asText("");
    List<Line> lines =
        documents.computeIfAbsent(
            name.isEmpty() ? file.getFileName().toString() : name.replaceAll(".*[/\\\\]", ""),
            key -> new ArrayList<>());
    JsonNode units = root.has("sentences") ? root.get("sentences") : root.path("utterances");
    if (!units.isMissingNode() && !(units.canConvertToInt() && units.intValue() > 0)) {
      throw position.malformed("a number of sentences or utterances of at least 1", line);
    }
    boolean tagged = !root.has("level");
    Topic read =
        new Topic(tagged ? topic.textValue() : "", units.asInt(0), span(root, line, position));
    if (!lines.isEmpty()) {
      Topic first = lines.get(0).topic;
      if ((first.units > 0) != (read.units > 0) || (first.span == null) != (read.span == null)) {
        throw position.malformed("sentences and times as in the line before", line);
      }
    }
    lines.add(new Line(topic.textValue(), root.path("level").asInt(1), read));
  }

  private static TimeSpan span(JsonNode root, String line, TextPosition position)
      throws IOException {
    if (!root.has("start_seconds") && !root.has("end_seconds")) {
      return null;
    }
    double start = root.path("start_seconds").asDouble(-1);
    double end = root.path("end_seconds").asDouble(-1);
    if (!(start >= 0 && end >= start && end <= MAX_SECONDS)) {
      throw position.malformed("0 <= start_seconds <= end_seconds", line);
    }
    return TimeSpan.fromSeconds(start, end, RecognizedSpeech.RATE);
  }

  /** Returns the topics of the wanted level, and those above it that have none below. */
  private List<Topic> down(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.level <= level)
        .filter(
            line ->
                line.level == level
                    || lines.stream()
                        .noneMatch(
                            other ->
                                other.level <= level
                                    && other.level > line.level
                                    && other.number.startsWith(line.number + ".")))
        .map(Line::topic)
        .toList();
  }
}
