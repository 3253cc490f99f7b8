package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;

/** Recordings, supervisions and cuts of Lhotse, as JSON. Pure functions. */
final class LhotseJson {

  private LhotseJson() {}

  /** Returns a recording. */
  static ObjectNode recording(
      String id, String type, String source, AudioClips.Length length, int channel) {
    ObjectNode recording = EntryJson.JSON.createObjectNode();
    recording.put("id", id);
    ObjectNode file = recording.putArray("sources").addObject();
    file.put("type", type);
    // Lhotse wants to know every channel of the file.
    ArrayNode channels = file.putArray("channels");
    ArrayNode ids = EntryJson.JSON.createArrayNode();
    for (int i = 0; i <= Math.max(0, channel - 1); i++) {
      channels.add(i);
      ids.add(i);
    }
    file.put("source", source);
    recording.put("sampling_rate", length.sampleRate());
    recording.put("num_samples", length.samples());
    recording.put("duration", length.seconds());
    recording.set("channel_ids", ids);
    return recording;
  }

  /** Returns a supervision, with times from a start that is subtracted. */
  static ObjectNode supervision(CorpusEntry entry, String recording, BigDecimal origin) {
    ObjectNode supervision = EntryJson.JSON.createObjectNode();
    TimeSpan span = entry.span().orElseThrow();
    supervision.put("id", entry.id());
    supervision.put("recording_id", recording);
    supervision.put("start", Seconds.start(span).subtract(origin));
    supervision.put("duration", Seconds.duration(span));
    supervision.put("channel", Math.max(0, entry.channel() - 1));
    supervision.put("text", entry.text());
    if (!entry.language().isEmpty()) {
      supervision.put("language", entry.language());
    }
    if (!entry.speaker().isEmpty()) {
      supervision.put("speaker", entry.speaker());
    }
    if (!entry.words().isEmpty()) {
      ArrayNode words = supervision.putObject("alignment").putArray("word");
      for (EntryWord word : entry.words()) {
        ArrayNode item = words.addArray();
        item.add(word.text());
        item.add(Seconds.start(word.span()).subtract(origin));
        item.add(Seconds.duration(word.span()));
        if (word.score().isPresent()) {
          item.add(word.score().getAsDouble());
        } else {
          item.addNull();
        }
      }
    }
    ObjectNode custom = EntryJson.JSON.createObjectNode();
    if (!entry.recording().equals(recording)) {
      custom.put("recording", entry.recording());
    }
    if (entry.channel() > 0) {
      custom.put("is_channel", true);
    }
    EntryJson.putRest(custom, entry);
    if (!custom.isEmpty()) {
      supervision.set("custom", custom);
    }
    return supervision;
  }

  /**
   * Returns the entry of a supervision.
   *
   * @param supervision the supervision; its fields are removed
   * @param origin what its times are from, in seconds
   * @param recordingNode the recording; null if it is not known
   * @param folder the folder of the manifest
   * @param position where it is
   * @return the entry
   */
  static CorpusEntry entry(
      ObjectNode supervision,
      BigDecimal origin,
      JsonNode recordingNode,
      Path folder,
      TextPosition position)
      throws IOException {
    String recording = EntryJson.text(supervision, "recording_id");
    String id = EntryJson.text(supervision, "id");
    if (recording.isBlank() || id.isBlank()) {
      throw position.malformed("id and recording_id of a supervision", supervision.toString());
    }
    BigDecimal start = offset(supervision.remove("start"), origin, position);
    BigDecimal duration = EntryJson.seconds(supervision, "duration", BigDecimal.ZERO, position);
    JsonNode channelNode = supervision.remove("channel");
    List<EntryWord> words = new ArrayList<>();
    JsonNode alignment = supervision.path("alignment").path("word");
    for (JsonNode item : alignment) {
      BigDecimal from = offset(item.path(1), origin, position);
      BigDecimal length = Seconds.parse("duration", item.path(2).asText(), position);
      words.add(
          new EntryWord(
              item.path(0).asText(),
              EntryJson.span(from, length, position),
              item.path(3).isNumber()
                  ? OptionalDouble.of(item.path(3).asDouble())
                  : OptionalDouble.empty(),
              ""));
    }
    if (alignment.isArray()) {
      supervision.remove("alignment");
    }
    ObjectNode custom =
        supervision.remove("custom") instanceof ObjectNode object
            ? object
            : EntryJson.JSON.createObjectNode();
    boolean isChannel = custom.path("is_channel").asBoolean(false);
    custom.remove("is_channel");
    int stated = channelNode == null || !channelNode.isInt() ? 0 : channelNode.asInt();
    JsonNode source = source(recordingNode, stated);
    // The channels of a recording may lie in files of their own.
    boolean isOwnFile = recordingNode != null && recordingNode.path("sources").size() > 1;
    int channel = isOwnFile ? Math.max(0, position(source.path("channels"), stated)) : stated;
    boolean hasChannel = isOwnFile ? source.path("channels").size() > 1 : isChannel || channel > 0;
    String text = EntryJson.text(supervision, "text");
    String speaker = EntryJson.text(supervision, "speaker");
    String language = EntryJson.text(supervision, "language");
    String named = EntryJson.text(custom, "recording");
    Map<String, Double> scores = EntryJson.scores(custom);
    Map<String, String> metadata = new LinkedHashMap<>(EntryJson.metadata(custom));
    metadata.putAll(EntryJson.metadata(supervision));
    if (channelNode != null && channelNode.isArray() && channelNode.size() > 1) {
      metadata.putIfAbsent("channels", channelNode.toString());
    } else if (isOwnFile && !hasChannel && stated > 0) {
      metadata.putIfAbsent(AudioClips.CHANNEL, Integer.toString(stated + 1));
    }
    if (source.path("type").asText().equals("command")) {
      metadata.putIfAbsent("wav.scp", source.path("source").asText() + " |");
    }
    return new CorpusEntry(
        id,
        AudioPaths.named(named, recording),
        audio(source, folder),
        Optional.of(EntryJson.span(start, duration, position)),
        hasChannel ? channel + 1 : 0,
        text,
        speaker,
        language,
        words,
        scores,
        metadata);
  }

  /** Returns a time of a cut on the clock of the recording: it may be before the cut. */
  private static BigDecimal offset(JsonNode value, BigDecimal origin, TextPosition position)
      throws IOException {
    String text = value == null ? "0" : value.asText();
    boolean isBefore = text.startsWith("-");
    BigDecimal distance = Seconds.parse("start", isBefore ? text.substring(1) : text, position);
    BigDecimal time = isBefore ? origin.subtract(distance) : origin.add(distance);
    if (time.signum() < 0) {
      throw position.malformed("a start in the recording", text);
    }
    return time;
  }

  /** Returns the source of a recording that has a channel. */
  private static JsonNode source(JsonNode recording, int channel) {
    JsonNode sources =
        recording == null ? EntryJson.JSON.createArrayNode() : recording.path("sources");
    for (JsonNode source : sources) {
      if (position(source.path("channels"), channel) >= 0) {
        return source;
      }
    }
    return sources.path(0);
  }

  private static int position(JsonNode channels, int channel) {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).asInt(-1) == channel) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the path or address of a source; empty if it is neither. */
  private static String audio(JsonNode source, Path folder) {
    String type = source.path("type").asText();
    return type.equals("file") || type.equals("url")
        ? AudioPaths.resolved(folder, source.path("source").asText())
        : "";
  }

  /** Writes objects as JSON Lines, compressed with gzip. */
  static void write(Path file, Iterable<ObjectNode> rows) throws IOException {
    WholeFile.write(
        file,
        part -> {
          try (Writer out =
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(part)), StandardCharsets.UTF_8)) {
            for (ObjectNode row : rows) {
              out.write(row + "\n");
            }
          }
        });
  }
}
