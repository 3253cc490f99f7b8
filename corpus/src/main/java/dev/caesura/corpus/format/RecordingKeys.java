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
  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  RecordingKeys(List<CorpusEntry> entries) {
    for (CorpusEntry entry : entries) {
      files.computeIfAbsent(entry.recording(), r -> new HashSet<>()).add(entry.audio());
    }
  }

  /** Returns the name of an entry's audio file, without white space; no other file has it. */
  String of(CorpusEntry entry) {
    boolean isOne = files.getOrDefault(entry.recording(), Set.of()).size() <= 1;
    return keys.computeIfAbsent(
        entry.recording() + "\n" + entry.audio(),
        file -> {
          String wanted = RecordingName.sanitized(isOne ? entry.recording() : entry.id());
          String unique = wanted;
          for (int n = 2; !used.add(unique); n++) {
            unique = wanted + "-" + n;
          }
          return unique;
        });
  }
}
