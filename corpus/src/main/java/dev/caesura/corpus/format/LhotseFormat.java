package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Manifests of Lhotse: a folder with {@code recordings.jsonl.gz}, {@code supervisions.jsonl.gz} and
 * {@code cuts.jsonl.gz}; or one file of cuts or supervisions. Recordings state their length, so
 * that the audio has to be there. Fields that Lhotse does not know are {@code custom}.
 *
 * <p>Source: lhotse, {@code lhotse.audio.Recording}, {@code lhotse.supervision}, {@code
 * lhotse.cut}.
 */
final class LhotseFormat implements CorpusFormat {

  private static final String RECORDINGS = "recordings.jsonl.gz";
  private static final String SUPERVISIONS = "supervisions.jsonl.gz";
  private static final String CUTS = "cuts.jsonl.gz";

  @Override
  public String name() {
    return "lhotse";
  }

  @Override
  public String title() {
    return "Lhotse: recordings, supervisions and cuts";
  }

  @Override
  public boolean detects(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve(SUPERVISIONS));
    }
    String name = String.valueOf(path.getFileName());
    if (!name.matches("(?i).*\\.jsonl(\\.gz)?") || !Files.isRegularFile(path)) {
      return false;
    }
    ObjectNode row = EntryJson.first(path);
    return row.has("recording_id") || (row.has("supervisions") && row.has("recording"));
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    boolean isFolder = Files.isDirectory(path);
    Path file = isFolder ? path.resolve(SUPERVISIONS) : path;
    Path folder = AudioPaths.folder(file);
    Map<String, String> audio = new HashMap<>();
    if (isFolder && Files.isRegularFile(path.resolve(RECORDINGS))) {
      EntryJson.lines(
          path.resolve(RECORDINGS),
          (row, position) -> audio.put(row.path("id").asText(), LhotseJson.audio(row, folder)));
    }
    List<CorpusEntry> entries = new ArrayList<>();
    EntryJson.lines(
        file,
        (row, position) -> {
          if (row.has("supervisions")) {
            cut(row, folder, position, entries);
          } else {
            String recording = row.path("recording_id").asText();
            entries.add(
                LhotseJson.entry(
                    row, BigDecimal.ZERO, audio.getOrDefault(recording, ""), position));
          }
        });
    return entries;
  }

  private static void cut(
      ObjectNode cut, Path folder, TextPosition position, List<CorpusEntry> entries)
      throws IOException {
    if (cut.has("tracks")) {
      throw position.malformed("a cut of one recording", "a mixed cut");
    }
    BigDecimal start = EntryJson.seconds(cut, "start", BigDecimal.ZERO, position);
    String audio = LhotseJson.audio(cut.path("recording"), folder);
    for (JsonNode supervision : cut.path("supervisions")) {
      if (supervision instanceof ObjectNode object) {
        entries.add(LhotseJson.entry(object, start, audio, position));
      }
    }
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Files.createDirectories(target);
    AudioClips clips = new AudioClips();
    List<CorpusEntry> placed = Shards.withAudio(entries);
    RecordingKeys keys = new RecordingKeys(placed);
    Map<String, ObjectNode> recordings = new LinkedHashMap<>();
    List<ObjectNode> supervisions = new ArrayList<>();
    List<ObjectNode> cuts = new ArrayList<>();
    Map<String, Integer> channels = new HashMap<>();
    placed.forEach(entry -> channels.merge(keys.of(entry), entry.channel(), Math::max));
    for (CorpusEntry entry : placed) {
      String key = keys.of(entry);
      if (!recordings.containsKey(key)) {
        recordings.put(
            key,
            LhotseJson.recording(
                key,
                "file",
                AudioPaths.written(target, entry.audio()),
                clips.length(entry.audio()),
                channels.get(key)));
      }
      supervisions.add(LhotseJson.supervision(entry, key, BigDecimal.ZERO));
      ObjectNode cut = EntryJson.JSON.createObjectNode();
      BigDecimal start = Seconds.start(entry.span().orElseThrow());
      cut.put("id", entry.id());
      cut.put("start", start);
      cut.put("duration", Seconds.duration(entry.span().orElseThrow()));
      cut.put("channel", Math.max(0, entry.channel() - 1));
      cut.putArray("supervisions").add(LhotseJson.supervision(entry, key, start));
      cut.set("recording", recordings.get(key));
      cut.put("type", "MonoCut");
      cuts.add(cut);
    }
    LhotseJson.write(target.resolve(RECORDINGS), recordings.values());
    LhotseJson.write(target.resolve(SUPERVISIONS), supervisions);
    LhotseJson.write(target.resolve(CUTS), cuts);
  }
}
