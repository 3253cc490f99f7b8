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
    List<String> rows = new ArrayList<>();
    Shards.write(
        entries,
        target,
        "audio_%d.tar",
        (shard, clip, tar) -> {
          CorpusEntry cut = AudioClips.onClip(clip.entry(), clip.file(), clip.length());
          ObjectNode row = NemoManifestFormat.row(cut, clip.file());
          row.put("recording", clip.entry().recording());
          row.put("shard_id", shard);
          rows.add(row.toString());
        });
    WholeFile.writeText(
        target.resolve(MANIFEST),
        out -> {
          for (String row : rows) {
            out.write(row + "\n");
          }
        });
  }
}
