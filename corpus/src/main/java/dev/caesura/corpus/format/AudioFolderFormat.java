package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.TextPosition;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Audio folder of Hugging Face's datasets: clips, and {@code metadata.jsonl} with {@code file_name}
 * and {@code transcription}. All other fields are kept as columns.
 *
 * <p>Source: the documentation of datasets, "Create an audio dataset", AudioFolder.
 */
final class AudioFolderFormat implements CorpusFormat {

  private static final String METADATA = "metadata.jsonl";
  private static final Set<String> NAMES = Set.of(METADATA, "metadata.csv");

  /** Splits have folders, or folders in {@code data}. */
  private static final int MAX_DEPTH = 3;

  @Override
  public String name() {
    return "audiofolder";
  }

  @Override
  public String title() {
    return "audio folder of Hugging Face's datasets";
  }

  @Override
  public boolean copiesAudio() {
    return true;
  }

  @Override
  public boolean detects(Path path) throws IOException {
    return Files.isDirectory(path) ? !tables(path).isEmpty() : NAMES.contains(name(path));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Returns the tables of a folder and of the folders of its splits. */
  private static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
      return files
          .filter(file -> NAMES.contains(name(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    List<Path> tables = Files.isDirectory(path) ? tables(path) : List.of(path);
    for (Path table : tables) {
      Path folder = AudioPaths.folder(table).normalize();
      boolean isSplit = Files.isDirectory(path) && !table.getParent().equals(path);
      String split = isSplit ? name(folder) : "";
      EntryJson.Row row = (fields, position) -> entry(fields, position, folder, split, entries);
      if (name(table).endsWith(".csv")) {
        CsvTable.read(table, row);
      } else {
        EntryJson.lines(table, row);
      }
    }
    return entries;
  }

  private static void entry(
      ObjectNode row, TextPosition position, Path folder, String split, List<CorpusEntry> entries)
      throws IOException {
    String name = EntryJson.text(row, "file_name", "audio_file_name");
    if (name.isEmpty()) {
      throw position.malformed("file_name", row.toString());
    }
    Path audio = folder.resolve(name).normalize();
    if (!audio.startsWith(folder)) {
      throw position.malformed("a file_name inside the folder", name);
    }
    row.put("audio_filepath", audio.toString());
    row.put("text", EntryJson.text(row, "transcription", "text", "sentence", "transcript"));
    row.put("speaker", EntryJson.text(row, "speaker_id", "speaker"));
    if (!split.isEmpty() && !row.has("split")) {
      row.put("split", split);
    }
    entries.add(NemoManifestFormat.entry(row, folder, entries.size() + 1, position));
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    AudioClips clips = new AudioClips();
    Path audio = target.resolve("audio");
    Files.createDirectories(audio);
    List<ObjectNode> rows = new ArrayList<>();
    for (CorpusEntry entry : Shards.withAudio(entries)) {
      String name = "audio/" + clips.copy(entry, audio);
      AudioClips.Length length = clips.length(target.resolve(name).toString());
      CorpusEntry cut = AudioClips.onClip(entry, name, length);
      ObjectNode all = NemoManifestFormat.row(cut, name);
      ObjectNode row = EntryJson.JSON.createObjectNode();
      row.put("file_name", name);
      row.put("transcription", entry.text());
      row.put("recording", entry.recording());
      if (!entry.speaker().isEmpty()) {
        row.put("speaker_id", entry.speaker());
      }
      all.remove(List.of("audio_filepath", "text", "speaker", "recording"));
      row.setAll(all);
      rows.add(row);
    }
    UniformColumns.apply(rows);
    WholeFile.writeText(
        target.resolve(METADATA),
        out -> {
          for (ObjectNode row : rows) {
            out.write(row + "\n");
          }
        });
  }
}
