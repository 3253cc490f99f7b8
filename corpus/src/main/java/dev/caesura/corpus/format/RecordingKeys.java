package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of audio files for formats whose recordings are files: the recording, unless the corpus has
 * several files of it, such as clips; then the entry. Immutable.
 */
final class RecordingKeys {

  private final Map<String, Set<String>> files = new HashMap<>();

  RecordingKeys(List<CorpusEntry> entries) {
    for (CorpusEntry entry : entries) {
      files.computeIfAbsent(entry.recording(), r -> new HashSet<>()).add(entry.audio());
    }
  }

  /** Returns the name of an entry's audio file, without white space. */
  String of(CorpusEntry entry) {
    boolean isOne = files.getOrDefault(entry.recording(), Set.of()).size() <= 1;
    return RecordingName.sanitized(isOne ? entry.recording() : entry.id());
  }
}
