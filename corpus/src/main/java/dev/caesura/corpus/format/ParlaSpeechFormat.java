package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * JSON Lines in the shape of ParlaSpeech 3.0, as {@code mine}, {@code align} and the corpora of
 * ParlaSpeech have them. {@code audio} is a clip, and times of words are relative to it; {@code
 * audio_offset} is added for a stretch that does not start with its file, and {@code recording}
 * where there is no clip. Fields that are not known are kept.
 */
final class ParlaSpeechFormat implements CorpusFormat {

  private static final Set<String> EXTENSIONS = Set.of("jsonl", "gz");

  @Override
  public String name() {
    return "parlaspeech";
  }

  @Override
  public String title() {
    return "ParlaSpeech JSON Lines, as mine and align write them";
  }

  @Override
  public boolean detects(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    boolean isNamed = EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    if (!isNamed || !Files.isRegularFile(path)) {
      return false;
    }
    ObjectNode row = EntryJson.first(path);
    return row.has("text") && (row.has("audio_length") || row.has("text_start"));
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    Path folder = AudioPaths.folder(path);
    EntryJson.lines(
        path, (row, position) -> entries.add(entry(row, folder, entries.size() + 1, position)));
    return entries;
  }

  private static CorpusEntry entry(ObjectNode row, Path folder, int number, TextPosition position)
      throws IOException {
    if (!row.has("text") && !row.has("audio_start")) {
      throw position.malformed("text", row.toString());
    }
    String text = EntryJson.text(row, "text");
    String id = EntryJson.text(row, "id");
    String audio = AudioPaths.resolved(folder, EntryJson.text(row, "audio"));
    BigDecimal offset = EntryJson.seconds(row, "audio_offset", BigDecimal.ZERO, position);
    BigDecimal length = EntryJson.seconds(row, "audio_length", null, position);
    Optional<TimeSpan> span = Optional.empty();
    BigDecimal origin = offset;
    if (!audio.isEmpty()) {
      if (length == null && row.has("audio_start") && row.has("audio_end")) {
        // A stretch of a whole recording.
        origin = EntryJson.seconds(row, "audio_start", BigDecimal.ZERO, position);
        length = EntryJson.seconds(row, "audio_end", origin, position).subtract(origin);
      }
      span = length == null ? span : Optional.of(EntryJson.span(origin, length, position));
    } else if (row.has("audio_start")) {
      origin = EntryJson.seconds(row, "audio_start", BigDecimal.ZERO, position);
      BigDecimal end = EntryJson.seconds(row, "audio_end", origin, position);
      span = Optional.of(EntryJson.span(origin, end.subtract(origin), position));
    }
    List<EntryWord> words = words(row, text, origin, position);
    String recording =
        AudioPaths.named(
            EntryJson.text(row, "recording"),
            id.matches("(?s).+_\\d+-\\d+")
                ? id.substring(0, id.lastIndexOf('_'))
                : audio.isEmpty() ? AudioPaths.named(id, "recording") : RecordingName.of(audio));
    String speaker = EntryJson.text(row, "speaker");
    JsonNode info = row.path("speaker_info");
    if (speaker.isEmpty()) {
      speaker =
          AudioPaths.named(
              info.path("Speaker_ID").asText(""), info.path("Speaker_name").asText(""));
    }
    String language = EntryJson.text(row, "language", "lang");
    int channel = channel(EntryJson.text(row, "channel"), position);
    return new CorpusEntry(
        AudioPaths.named(id, recording + "-" + number),
        recording,
        audio,
        span,
        channel,
        text,
        speaker,
        language,
        words,
        EntryJson.scores(row),
        EntryJson.metadata(row));
  }

  static int channel(String text, TextPosition position) throws IOException {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,5}")) {
      throw position.malformed("a channel", text);
    }
    return Integer.parseInt(text);
  }

  private static List<EntryWord> words(
      ObjectNode row, String text, BigDecimal origin, TextPosition position) throws IOException {
    JsonNode all = row.path("words");
    if (!all.isArray() || all.isEmpty() || !all.get(0).has("time_s")) {
      return List.of();
    }
    int start = row.path("text_start").asInt(0);
    List<EntryWord> words = new ArrayList<>();
    for (JsonNode node : row.remove("words")) {
      BigDecimal from = Seconds.parse("time_s", node.path("time_s").asText(), position);
      BigDecimal to = Seconds.parse("time_e", node.path("time_e").asText(), position);
      if (to.compareTo(from) < 0) {
        throw position.malformed("time_e at or after time_s " + from, to.toString());
      }
      JsonNode score = node.path("confidence");
      words.add(
          new EntryWord(
              node.has("word")
                  ? node.get("word").asText()
                  : part(
                      text,
                      node.path("char_s").asInt() - start,
                      node.path("char_e").asInt() - start),
              EntryJson.span(origin.add(from), to.subtract(from), position),
              score.isNumber() ? OptionalDouble.of(score.asDouble()) : OptionalDouble.empty(),
              node.path("op").asText("")));
    }
    return words;
  }

  /** Returns a part of a text by code points; empty if it is not inside. */
  private static String part(String text, int from, int to) {
    int length = text.codePointCount(0, text.length());
    return from < 0 || to < from || to > length
        ? ""
        : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Path folder = AudioPaths.folder(target);
    WholeFile.writeText(
        target,
        out -> {
          for (CorpusEntry entry : entries) {
            out.write(row(entry, folder) + "\n");
          }
        });
  }

  private static ObjectNode row(CorpusEntry entry, Path folder) {
    ObjectNode row = EntryJson.JSON.createObjectNode();
    row.put("id", entry.id());
    row.put("text", entry.text());
    String implied =
        entry.id().matches("(?s).+_\\d+-\\d+")
            ? entry.id().substring(0, entry.id().lastIndexOf('_'))
            : entry.audio().isEmpty() ? entry.id() : RecordingName.of(entry.audio());
    if (!entry.recording().equals(implied)) {
      row.put("recording", entry.recording());
    }
    TimeSpan span = entry.span().orElse(null);
    BigDecimal origin = span == null ? BigDecimal.ZERO : Seconds.start(span);
    if (!entry.audio().isEmpty()) {
      row.put("audio", AudioPaths.written(folder, entry.audio()));
      if (origin.signum() > 0) {
        row.put("audio_offset", origin);
      }
    } else if (span != null) {
      row.put("audio_start", origin);
      row.put("audio_end", Seconds.end(span));
    }
    if (span != null) {
      row.put("audio_length", Seconds.duration(span));
    }
    if (!entry.speaker().isEmpty()) {
      row.put("speaker", entry.speaker());
    }
    if (!entry.language().isEmpty()) {
      row.put("language", entry.language());
    }
    if (entry.channel() > 0) {
      row.put("channel", entry.channel());
    }
    putWords(row, entry, origin);
    EntryJson.putRest(row, entry);
    return row;
  }

  private static void putWords(ObjectNode row, CorpusEntry entry, BigDecimal origin) {
    if (entry.words().isEmpty()) {
      return;
    }
    String textStart = entry.metadata().getOrDefault("text_start", "");
    int start = textStart.matches("\\d{1,9}") ? Integer.parseInt(textStart) : 0;
    ArrayNode all = row.putArray("words");
    int at = 0;
    for (EntryWord word : entry.words()) {
      ObjectNode node = all.addObject();
      node.put("time_s", Seconds.start(word.span()).subtract(origin));
      node.put("time_e", Seconds.end(word.span()).subtract(origin));
      int found = entry.text().indexOf(word.text(), at);
      if (found >= 0 && !word.text().isEmpty()) {
        at = found + word.text().length();
        node.put("char_s", start + entry.text().codePointCount(0, found));
        node.put("char_e", start + entry.text().codePointCount(0, at));
      } else {
        node.put("word", word.text());
      }
      if (!word.note().isEmpty()) {
        node.put("op", word.note());
      }
      word.score().ifPresent(score -> node.put("confidence", score));
    }
  }
}
