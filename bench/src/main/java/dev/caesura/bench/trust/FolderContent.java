package dev.caesura.bench.trust;

import dev.caesura.io.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of a folder and their bytes. */
final class FolderContent {

  private final Map<String, byte[]> files = new TreeMap<>();

  /** Reads a folder; empty if there is none. */
  static FolderContent of(Path folder) throws IOException {
    FolderContent content = new FolderContent();
    if (!Files.exists(folder)) {
      return content;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        content.files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }

  Map<String, byte[]> files() {
    return files;
  }

  /** Whether a file is one that only a later run reads: its name or a folder begins with a dot. */
  static boolean isWork(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /** The first finished file that is not as expected; empty if there is none. */
  String different(FolderContent expected) {
    return files.entrySet().stream()
        .filter(file -> !isWork(file.getKey()))
        .filter(file -> !Arrays.equals(file.getValue(), expected.files.get(file.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Whether there is a list of this name that is not empty: of what a tool left out, say. */
  boolean lists(String name) {
    return files.entrySet().stream()
        .anyMatch(file -> file.getKey().endsWith("/" + name) && file.getValue().length > 0);
  }

  /** The first finished list whose last line has no end; empty if there is none. */
  String cut() {
    return files.entrySet().stream()
        .filter(file -> !isWork(file.getKey()) && file.getKey().endsWith(".jsonl"))
        .filter(file -> file.getValue().length > 0)
        .filter(file -> file.getValue()[file.getValue().length - 1] != '\n')
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Whether the finished files are the same ones. */
  boolean isSame(FolderContent expected) {
    return different(expected).isEmpty() && expected.different(this).isEmpty();
  }

  static void renew(Path folder) throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
  }
}
