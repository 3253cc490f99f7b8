package dev.caesura.corpus.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unpacks the audio of entries from tar archives, for formats that need files: an entry names it as
 * {@code shard.tar!clip.wav}. Only files that entries name are unpacked, under names without
 * folders.
 */
final class ArchiveAudio {

  private static final String MARK = "!";

  private ArchiveAudio() {}

  /** Whether audio lies in an archive. */
  static boolean isInside(String audio) {
    int mark = audio.lastIndexOf(MARK);
    return mark > 0 && Files.isRegularFile(Path.of(audio.substring(0, mark)));
  }

  /** Returns copies of entries whose audio lies in files of a folder, which is made if needed. */
  static List<CorpusEntry> unpacked(List<CorpusEntry> entries, Path folder) throws IOException {
    Map<String, Set<String>> archives = new LinkedHashMap<>();
    for (CorpusEntry entry : entries) {
      if (isInside(entry.audio())) {
        int mark = entry.audio().lastIndexOf(MARK);
        archives
            .computeIfAbsent(entry.audio().substring(0, mark), a -> new HashSet<>())
            .add(entry.audio().substring(mark + 1));
      }
    }
    Map<String, String> files = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, Set<String>> archive : archives.entrySet()) {
      Files.createDirectories(folder);
      unpack(archive.getKey(), archive.getValue(), folder, names, files);
    }
    List<CorpusEntry> placed = new ArrayList<>(entries.size());
    for (CorpusEntry entry : entries) {
      String file = files.get(entry.audio());
      placed.add(file == null ? entry : entry.withFile(file));
    }
    return placed;
  }

  private static void unpack(
      String archive, Set<String> wanted, Path folder, Set<String> names, Map<String, String> files)
      throws IOException {
    Set<String> missing = new HashSet<>(wanted);
    String stem = FileNames.plain(String.valueOf(Path.of(archive).getFileName()));
    try (TarReader tar = new TarReader(Path.of(archive))) {
      while (!missing.isEmpty() && tar.next()) {
        if (missing.remove(tar.name())) {
          int dot = tar.name().lastIndexOf('.');
          String extension = dot < 0 ? "" : FileNames.plain(tar.name().substring(dot + 1));
          String name = stem + "-" + (dot < 0 ? tar.name() : tar.name().substring(0, dot));
          Path file = folder.resolve(FileNames.unique(name, names) + "." + extension);
          tar.copyTo(file);
          files.put(archive + MARK + tar.name(), file.toAbsolutePath().normalize().toString());
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          archive
              + ": expected "
              + missing.stream().sorted().findFirst().orElseThrow()
              + " in the archive; found no such file.");
    }
  }
}
