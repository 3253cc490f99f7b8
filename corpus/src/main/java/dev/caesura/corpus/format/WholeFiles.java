package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives entries that name a file but no place in it their place: the whole file. Tables of Kaldi
 * without segments, audio folders and manifests without durations have such entries.
 */
final class WholeFiles {

  private WholeFiles() {}

  /** Returns copies with places; entries whose file is not there stay as they are. */
  static List<CorpusEntry> placed(List<CorpusEntry> entries) throws IOException {
    AudioClips clips = new AudioClips();
    List<CorpusEntry> placed = new ArrayList<>(entries.size());
    for (CorpusEntry entry : entries) {
      if (entry.span().isEmpty() && isFile(entry.audio())) {
        AudioClips.Length length = clips.length(entry.audio());
        placed.add(
            entry.withAudio(entry.audio(), new TimeSpan(0, length.samples(), length.sampleRate())));
      } else {
        placed.add(entry);
      }
    }
    return placed;
  }

  private static boolean isFile(String audio) {
    return !audio.isEmpty() && !audio.contains("://") && Files.isRegularFile(Path.of(audio));
  }
}
