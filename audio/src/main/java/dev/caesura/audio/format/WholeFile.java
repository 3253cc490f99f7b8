package dev.caesura.audio.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file under a temporary name beside the final one, then moves it into place. */
final class WholeFile {

  private WholeFile() {}

  /** Writes to the path that it is given. */
  interface Body {
    void write(Path part) throws IOException;
  }

  static void write(Path file, Body body) throws IOException {
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("file '" + file + "' has no name");
    }
    // A name of its own for each writer: two that write the same cache do not meet.
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, "." + name + ".", ".part");
    try {
      body.write(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
