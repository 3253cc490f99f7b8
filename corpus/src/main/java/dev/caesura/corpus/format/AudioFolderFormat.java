package dev.caesura.corpus.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Audio folder of Hugging Face's datasets: clips, and {@code metadata.jsonl} with {@code file_name}
 * and {@code transcription}. All other fields are kept as columns.
 *
 * <p>Source: the documentation of datasets, "Create an audio dataset", AudioFolder.
 */
final class AudioFolderFormat implements CorpusFormat {

  private static final String METADATA = "metadata.jsonl";

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
  public boolean detects(Path path) {
    return Files.isRegularFile(path.resolve(METADATA));
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(METADATA) : path;
    Path folder = AudioPaths.folder(file).normalize();
    List<CorpusEntry> entries = new ArrayList<>();
    EntryJson.lines(
        file,
        (row, position) -> {
          String name = EntryJson.text(row, "file_name");
          if (name.isEmpty()) {
            throw position.malformed("file_name", row.toString());
          }
          Path audio = folder.resolve(name).normalize();
          if (!audio.startsWith(folder)) {
            throw position.malformed("a file_name inside the folder", name);
          }
          row.put("audio_filepath", audio.toString());
          row.put("text", EntryJson.text(row, "transcription", "text", "sentence"));
          row.put("speaker", EntryJson.text(row, "speaker_id", "speaker"));
          entries.add(NemoManifestFormat.entry(row, folder, entries.size() + 1, position));
        });
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    AudioClips clips = new AudioClips();
    Path audio = target.resolve("audio");
    Files.createDirectories(audio);
    WholeFile.writeText(
        target.resolve(METADATA),
        out -> {
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
            out.write(row + "\n");
          }
        });
  }
}
