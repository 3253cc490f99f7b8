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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
      return !files(path, "supervisions").isEmpty() || !files(path, "cuts").isEmpty();
    }
    String name = String.valueOf(path.getFileName());
    if (!name.matches("(?i).*\\.jsonl(\\.gz)?") || !Files.isRegularFile(path)) {
      return false;
    }
    ObjectNode row = EntryJson.first(path);
    return row.has("recording_id")
        || (row.has("supervisions") && row.has("recording"))
        || (row.has("tracks") && row.path("type").asText().endsWith("Cut"));
  }

  /** Returns manifests of a kind, such as {@code librispeech_cuts_dev-clean.jsonl.gz}. */
  private static List<Path> files(Path folder, String kind) throws IOException {
    return Shards.files(folder, "*.{jsonl,jsonl.gz}").stream()
        .filter(file -> part(file, kind) != null)
        .toList();
  }

  /** Returns what follows the kind in the name of a manifest; null for one of another kind. */
  private static String part(Path file, String kind) {
    Matcher name =
        Pattern.compile("(?:.*[_.-])?" + kind + "(?:[_.-](.+))?\\.jsonl(?:\\.gz)?")
            .matcher(String.valueOf(file.getFileName()));
    return name.matches() ? (name.group(1) == null ? "" : name.group(1)) : null;
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      read(path, Map.of(), "", entries);
      return entries;
    }
    Map<String, JsonNode> recordings = new HashMap<>();
    for (Path file : files(path, "recordings")) {
      EntryJson.lines(file, (row, position) -> recordings.put(row.path("id").asText(), row));
    }
    List<Path> supervisions = files(path, "supervisions");
    List<Path> manifests = supervisions.isEmpty() ? files(path, "cuts") : supervisions;
    for (Path file : manifests) {
      String part = part(file, supervisions.isEmpty() ? "cuts" : "supervisions");
      read(file, recordings, manifests.size() > 1 ? part : "", entries);
    }
    return entries;
  }

  private static void read(
      Path file, Map<String, JsonNode> recordings, String part, List<CorpusEntry> entries)
      throws IOException {
    Path folder = AudioPaths.folder(file);
    EntryJson.lines(
        file,
        (row, position) -> {
          int first = entries.size();
          if (row.has("tracks")) {
            throw position.malformed("a cut of one recording", "a mixed cut");
          }
          if (row.has("supervisions") || row.has("recording")) {
            cut(row, folder, position, entries);
          } else {
            JsonNode recording = recordings.get(row.path("recording_id").asText());
            if (recording == null && !recordings.isEmpty()) {
              throw position.malformed(
                  "a recording of the manifest beside it", row.path("recording_id").asText());
            }
            entries.add(LhotseJson.entry(row, BigDecimal.ZERO, recording, folder, position));
          }
          for (int i = first; i < entries.size() && !part.isEmpty(); i++) {
            Map<String, String> metadata = new LinkedHashMap<>(entries.get(i).metadata());
            metadata.putIfAbsent("split", part);
            entries.set(i, entries.get(i).withMetadata(metadata));
          }
        });
  }

  private static void cut(
      ObjectNode cut, Path folder, TextPosition position, List<CorpusEntry> entries)
      throws IOException {
    BigDecimal start = EntryJson.seconds(cut, "start", BigDecimal.ZERO, position);
    JsonNode recording = cut.path("recording");
    for (JsonNode supervision : cut.path("supervisions")) {
      if (supervision instanceof ObjectNode object) {
        entries.add(LhotseJson.entry(object, start, recording, folder, position));
      }
    }
    if (cut.path("supervisions").isEmpty()) {
      // A stretch without a transcript.
      ObjectNode silent = EntryJson.JSON.createObjectNode();
      silent.set("id", cut.path("id"));
      silent.set("recording_id", recording.path("id"));
      silent.set("duration", cut.path("duration"));
      silent.set("channel", cut.path("channel"));
      entries.add(LhotseJson.entry(silent, start, recording, folder, position));
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
    Set<String> ids = new HashSet<>();
    for (CorpusEntry named : placed) {
      String key = keys.of(named);
      CorpusEntry entry = named;
      for (int n = 2; !ids.add(entry.id()); n++) {
        entry = named.withId(named.id() + "-" + n);
      }
      if (!recordings.containsKey(key)) {
        recordings.put(
            key,
            LhotseJson.recording(
                key,
                "file",
                // Lhotse means the folder that it is started in.
                entry.audio(),
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
