package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tarred data set of NVIDIA NeMo: {@code audio_0.tar} and so on, and a manifest {@code
 * tarred_audio_manifest.json} whose rows name a file in an archive and the number of that archive.
 *
 * <p>Source: NeMo, {@code convert_to_tarred_audio_dataset.py}.
 */
final class NemoTarredFormat implements CorpusFormat {

  private static final String MANIFEST = "tarred_audio_manifest.json";

  @Override
  public String name() {
    return "nemo-tarred";
  }

  @Override
  public String title() {
    return "tarred data set of NeMo";
  }

  @Override
  public boolean copiesAudio() {
    return true;
  }

  @Override
  public boolean detects(Path path) {
    return Files.isRegularFile(path.resolve(MANIFEST));
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    EntryJson.lines(
        path.resolve(MANIFEST),
        (row, position) -> {
          String shard = EntryJson.text(row, "shard_id");
          Path tar = path.resolve("audio_" + shard + ".tar").toAbsolutePath();
          row.put("audio_filepath", tar + "!" + row.path("audio_filepath").asText());
          entries.add(NemoManifestFormat.entry(row, path, entries.size() + 1, position));
        });
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Files.createDirectories(target);
    AudioClips clips = new AudioClips();
    List<CorpusEntry> whole = Shards.withAudio(entries);
    List<String> rows = new ArrayList<>();
    for (int shard = 0; shard < Shards.count(whole.size()); shard++) {
      int number = shard;
      Shards.write(
          target.resolve("audio_" + shard + ".tar"),
          whole,
          shard,
          (index, entry, tar) -> {
            AudioClips.Clip clip = clips.clip(entry, target);
            String audio = clips.fileName(entry) + "." + clip.extension();
            CorpusEntry cut = AudioClips.onClip(entry, audio, clip.length());
            Shards.add(tar, audio, clip);
            ObjectNode row = NemoManifestFormat.row(cut, audio);
            row.put("recording", entry.recording());
            row.put("shard_id", number);
            rows.add(row.toString());
          });
    }
    WholeFile.writeText(
        target.resolve(MANIFEST),
        out -> {
          for (String row : rows) {
            out.write(row + "\n");
          }
        });
  }
}
