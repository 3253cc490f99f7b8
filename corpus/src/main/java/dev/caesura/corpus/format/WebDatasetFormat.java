package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * WebDataset: a folder of tar archives with {@code KEY.wav} (or another format), {@code KEY.json}
 * with all fields, and {@code KEY.txt} with the text. The fields are those of a manifest of NeMo.
 *
 * <p>Source: the WebDataset format specification.
 */
final class WebDatasetFormat implements CorpusFormat {

  @Override
  public String name() {
    return "webdataset";
  }

  @Override
  public String title() {
    return "WebDataset: tar archives of clips with their fields";
  }

  @Override
  public boolean copiesAudio() {
    return true;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return !Shards.files(path, "shard-*.tar").isEmpty();
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<Path> shards = Files.isDirectory(path) ? Shards.files(path, "*.tar") : List.of(path);
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path shard : shards) {
      String key = "";
      String audio = "";
      try (TarReader tar = new TarReader(shard)) {
        while (tar.next()) {
          String name = tar.name();
          int slash = name.lastIndexOf('/');
          int dot = name.indexOf('.', slash + 1);
          if (dot < 0) {
            continue;
          }
          String stem = name.substring(0, dot);
          String extension = name.substring(dot + 1);
          audio = stem.equals(key) ? audio : "";
          key = stem;
          if (extension.equals("json")) {
            TextPosition position = new TextPosition(shard + "!" + name, 1);
            ObjectNode row = EntryJson.object(tar.text(), position);
            row.put("audio_filepath", shard.toAbsolutePath() + "!" + audio);
            CorpusEntry entry =
                NemoManifestFormat.entry(
                    row, AudioPaths.folder(shard), entries.size() + 1, position);
            entries.add(entry);
          } else if (!extension.equals("txt")) {
            audio = name;
          }
        }
      }
    }
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Shards.write(
        entries,
        target,
        "shard-%06d.tar",
        (shard, clip, tar) -> {
          CorpusEntry entry = clip.entry();
          CorpusEntry cut = AudioClips.onClip(entry, clip.file(), clip.length());
          ObjectNode row = NemoManifestFormat.row(cut, clip.file());
          row.remove("audio_filepath");
          row.put("recording", entry.recording());
          tar.add(clip.name() + ".json", row.toString().getBytes(StandardCharsets.UTF_8));
          tar.add(clip.name() + ".txt", entry.text().getBytes(StandardCharsets.UTF_8));
        });
  }
}
