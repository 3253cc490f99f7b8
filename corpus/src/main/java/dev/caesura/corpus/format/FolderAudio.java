package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the audio files of recordings by their names. */
final class FolderAudio {

  private FolderAudio() {}

  /** Returns copies whose audio is in a folder; entries that name a file stay as they are. */
  static List<CorpusEntry> named(List<CorpusEntry> entries, Path folder) throws IOException {
    Map<String, Path> files = new HashMap<>();
    Map<String, Path> doubled = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (RecordingName.hasAudioExtension(file)) {
          Path other = files.putIfAbsent(RecordingName.of(file), file);
          if (other != null) {
            doubled.put(RecordingName.of(file), other);
          }
        }
      }
    }
    List<CorpusEntry> named = new ArrayList<>(entries.size());
    for (CorpusEntry entry : entries) {
      if (!entry.audio().isEmpty()) {
        named.add(entry);
        continue;
      }
      String recording = RecordingName.of(entry.recording());
      Path file = files.get(recording);
      if (file == null || doubled.containsKey(recording)) {
        throw new IOException(
            folder
                + ": expected one audio file named "
                + recording
                + "; found "
                + (file == null ? "none" : doubled.get(recording) + " and others")
                + ".");
      }
      named.add(entry.withFile(file.toAbsolutePath().normalize().toString()));
    }
    return named;
  }
}
