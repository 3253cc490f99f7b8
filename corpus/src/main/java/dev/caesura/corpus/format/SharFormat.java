package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shar of Lhotse: {@code cuts.000000.jsonl.gz} with cuts, and {@code recording.000000.tar} with
 * their audio and its description, in the same order.
 *
 * <p>Source: lhotse, {@code lhotse.shar}.
 */
final class SharFormat implements CorpusFormat {

  private static final String CUTS = "cuts.%06d.jsonl.gz";

  @Override
  public String name() {
    return "shar";
  }

  @Override
  public String title() {
    return "Shar of Lhotse: cuts with their audio";
  }

  @Override
  public boolean copiesAudio() {
    return true;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return !Shards.files(path, "cuts.*.jsonl*").isEmpty();
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path cuts : Shards.files(path, "cuts.*.jsonl*")) {
      String number = String.valueOf(cuts.getFileName()).split("\\.")[1];
      Path tar = path.resolve("recording." + number + ".tar").toAbsolutePath();
      List<String> names = new ArrayList<>();
      if (Files.isRegularFile(tar)) {
        try (TarReader reader = new TarReader(tar)) {
          while (reader.next()) {
            if (!reader.name().endsWith(".json") && !reader.name().endsWith(".nometa")) {
              names.add(reader.name());
            }
          }
        }
      }
      int[] index = {0};
      EntryJson.lines(
          cuts,
          (row, position) -> {
            int i = index[0]++;
            String audio = i < names.size() ? tar + "!" + names.get(i) : "";
            BigDecimal start = EntryJson.seconds(row, "start", BigDecimal.ZERO, position);
            for (JsonNode supervision : row.path("supervisions")) {
              if (supervision instanceof ObjectNode object) {
                entries.add(LhotseJson.entry(object, start, null, path, position).withFile(audio));
              }
            }
          });
      if (!names.isEmpty() && names.size() != index[0]) {
        throw new IOException(
            tar + ": expected audio for " + index[0] + " cuts; found " + names.size() + " files.");
      }
    }
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    List<List<ObjectNode>> cuts = new ArrayList<>();
    int shards =
        Shards.write(
            entries,
            target,
            "recording.%06d.tar",
            (shard, clip, tar) -> {
              String name = clip.name();
              CorpusEntry cut = AudioClips.onClip(clip.entry(), name, clip.length());
              ObjectNode recording = LhotseJson.recording(name, "shar", "", clip.length(), 0);
              tar.add(name + ".json", (recording + "\n").getBytes(StandardCharsets.UTF_8));
              if (cuts.size() == shard) {
                cuts.add(new ArrayList<>());
              }
              cuts.get(shard).add(cut(cut, name, recording, clip.length()));
            });
    for (int shard = 0; shard < shards; shard++) {
      LhotseJson.write(
          target.resolve(String.format(Locale.ROOT, CUTS, shard)),
          shard < cuts.size() ? cuts.get(shard) : List.of());
    }
    for (int k = shards;
        Files.deleteIfExists(target.resolve(String.format(Locale.ROOT, CUTS, k)));
        k++) {}
  }

  private static ObjectNode cut(
      CorpusEntry entry, String name, ObjectNode recording, AudioClips.Length length) {
    TimeSpan span = entry.span().orElseThrow();
    ObjectNode cut = EntryJson.JSON.createObjectNode();
    cut.put("id", name);
    cut.put("start", 0);
    cut.put("duration", Seconds.duration(span).min(BigDecimal.valueOf(length.seconds())));
    cut.put("channel", 0);
    cut.putArray("supervisions").add(LhotseJson.supervision(entry, name, BigDecimal.ZERO));
    cut.set("recording", recording);
    cut.put("type", "MonoCut");
    return cut;
  }
}
