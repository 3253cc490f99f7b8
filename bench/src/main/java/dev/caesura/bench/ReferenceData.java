package dev.caesura.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds reference data in the folder that {@code --data} names. */
public final class ReferenceData {

  private ReferenceData() {}

  /**
   * Returns a folder of reference data.
   *
   * @param data the folder that {@code --data} names
   * @param name path of the folder in {@code data}
   * @return the folder, which exists
   * @throws MissingDataException if it is absent
   */
  public static Path folder(Path data, String name) {
    Path folder = data.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw missing(folder, "a folder");
    }
    return folder;
  }

  /**
   * Returns a file of reference data.
   *
   * @param data the folder that {@code --data} names
   * @param name path of the file in {@code data}
   * @return the file, which exists
   * @throws MissingDataException if it is absent
   */
  public static Path file(Path data, String name) {
    Path file = data.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw missing(file, "a file");
    }
    return file;
  }

  private static MissingDataException missing(Path path, String kind) {
    return new MissingDataException(
        path + ": expected " + kind + " of reference data; found none. Name it with --data DIR.");
  }
}
