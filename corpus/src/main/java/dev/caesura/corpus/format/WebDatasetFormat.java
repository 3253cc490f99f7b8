package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.RecordingName;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * WebDataset: a folder of tar archives with {@code KEY.wav} (or another format), {@code KEY.json}
 * with all fields, and {@code KEY.txt} with the text. The fields are those of a manifest of NeMo.
 *
 * <p>Source: the WebDataset format specification.
 */
final class WebDatasetFormat implements CorpusFormat {

  /** Extensions of transcripts. */
  private static final Set<String> TEXTS =
      Set.of("txt", "text", "transcript", "lab", "normalized.txt");

  /** Bytes of a file that is kept as a field, such as a class or a speaker. */
  private static final int MAX_FIELD = 4096;

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
    return Files.isDirectory(path)
        ? !Shards.files(path, "*.{tar,tar.gz,tgz}").isEmpty()
        : String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tar")
            && Files.isRegularFile(path);
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<Path> shards =
        Files.isDirectory(path) ? Shards.files(path, "*.{tar,tar.gz,tgz}") : List.of(path);
    List<CorpusEntry> entries = new ArrayList<>();
    for (Path shard : shards) {
      read(shard, entries);
    }
    if (entries.isEmpty() && !shards.isEmpty() && !isEmpty(shards)) {
      throw new IOException(
          path + ": expected samples with audio, text or json; found files of other kinds.");
    }
    return entries;
  }

  private static boolean isEmpty(List<Path> shards) throws IOException {
    for (Path shard : shards) {
      try (TarReader tar = new TarReader(shard)) {
        if (tar.next()) {
          return false;
        }
      }
    }
    return true;
  }

  /** The files of an archive that follow each other and have the same name before the first dot. */
  private static final class Sample {
    private final String key;
    private String audio = "";
    private String text;
    private ObjectNode row;
    private TextPosition position;
    private final Map<String, String> fields = new LinkedHashMap<>();

    Sample(String key) {
      this.key = key;
    }
  }

  private static void read(Path shard, List<CorpusEntry> entries) throws IOException {
    Sample sample = null;
    try (TarReader tar = new TarReader(shard)) {
      while (tar.next()) {
        String name = tar.name();
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        if (dot < 0 || name.lastIndexOf('/') + 1 == dot) {
          continue;
        }
        String key = name.substring(0, dot);
        if (sample == null || !sample.key.equals(key)) {
          add(sample, shard, entries);
          sample = new Sample(key);
        }
        take(sample, name.substring(dot + 1).toLowerCase(Locale.ROOT), shard, tar);
      }
    }
    add(sample, shard, entries);
  }

  private static void take(Sample sample, String extension, Path shard, TarReader tar)
      throws IOException {
    if (extension.equals("json")) {
      sample.position = new TextPosition(shard + "!" + tar.name(), 1);
      sample.row = EntryJson.object(tar.text(), sample.position);
    } else if (TEXTS.contains(extension)) {
      sample.text = sample.text == null ? tar.text().strip() : sample.text;
    } else if (RecordingName.hasAudioExtension(Path.of("a." + extension))) {
      sample.audio = sample.audio.isEmpty() ? tar.name() : sample.audio;
    } else if (tar.size() <= MAX_FIELD) {
      String value = tar.text();
      if (value.indexOf('\uFFFD') < 0 && value.chars().noneMatch(c -> c < 0x20 && c != '\n')) {
        sample.fields.put(extension, value.strip());
      }
    }
  }

  private static void add(Sample sample, Path shard, List<CorpusEntry> entries) throws IOException {
    if (sample == null || (sample.row == null && sample.text == null && sample.audio.isEmpty())) {
      return;
    }
    ObjectNode row = sample.row == null ? EntryJson.JSON.createObjectNode() : sample.row;
    TextPosition position =
        sample.position == null ? new TextPosition(shard + "!" + sample.key, 1) : sample.position;
    if (!row.path("text").isTextual()) {
      String text = sample.text;
      row.put(
          "text",
          text == null
              ? EntryJson.text(row, "transcript", "transcription", "sentence", "caption")
              : text);
    }
    if (!row.has("id")) {
      row.put("id", sample.key);
    }
    if (!row.has("recording")) {
      row.put("recording", RecordingName.of(sample.key));
    }
    sample.fields.forEach(
        (field, value) -> {
          if (!row.has(field)) {
            row.put(field, value);
          }
        });
    row.put("recording_only", sample.audio.isEmpty());
    row.put(
        "audio_filepath",
        sample.audio.isEmpty() ? sample.key : shard.toAbsolutePath() + "!" + sample.audio);
    entries.add(
        NemoManifestFormat.entry(row, AudioPaths.folder(shard), entries.size() + 1, position));
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
