package dev.caesura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Deletes the folders that benchmarks work in. Stateless and thread-safe. */
public final class WorkFolder {

  private WorkFolder() {}

  /**
   * Deletes a folder with all that it holds.
   *
   * @param folder the folder; nothing happens if there is none
   * @throws IOException if a file cannot be deleted
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
