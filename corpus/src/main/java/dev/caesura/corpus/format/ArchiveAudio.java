package dev.caesura.corpus.format;

import dev.caesura.io.FileBytes;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the audio of entries from archives, for formats that need files: an entry names it as
 * {@code shard.tar!clip.wav} or {@code book.epub!audio/1.mp3}. Only files that entries name are
 * unpacked, under names without folders.
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
    if (isZip(archive)) {
      try (ZipFile zip = new ZipFile(archive)) {
        for (String name : wanted.stream().sorted().toList()) {
          ZipEntry entry = zip.getEntry(name);
          if (entry != null && missing.remove(name)) {
            Path file = file(archive, name, folder, names, files);
            WholeFile.write(
                file,
                part -> {
                  try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                  }
                });
          }
        }
      }
    } else {
      try (TarReader tar = new TarReader(Path.of(archive))) {
        while (!missing.isEmpty() && tar.next()) {
          if (missing.remove(tar.name())) {
            tar.copyTo(file(archive, tar.name(), folder, names, files));
          }
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

  private static boolean isZip(String archive) throws IOException {
    try (InputStream in = FileBytes.open(Path.of(archive))) {
      return Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
    }
  }

  /** Returns a new file for one of an archive, and keeps its name. */
  private static Path file(
      String archive, String name, Path folder, Set<String> names, Map<String, String> files) {
    String stem = FileNames.plain(String.valueOf(Path.of(archive).getFileName()));
    int dot = name.lastIndexOf('.');
    boolean hasExtension = dot > name.lastIndexOf('/') + 1;
    String plain = hasExtension ? name.substring(0, dot) : name;
    String extension = hasExtension ? "." + FileNames.plain(name.substring(dot + 1)) : "";
    Path file = folder.resolve(FileNames.unique(stem + "-" + plain, names) + extension);
    files.put(archive + MARK + name, file.toAbsolutePath().normalize().toString());
    return file;
  }
}
