package dev.caesura.examples.files;

import dev.caesura.examples.console.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes text files whole or not at all: under another name first, then moved into place. */
public final class AtomicFile {

  /** What writes the text. */
  @FunctionalInterface
  public interface Body {

    /**
     * Writes the whole text.
     *
     * @param out where to
     * @throws IOException if writing fails
     */
    void write(Writer out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a UTF-8 file; what was there before stays until the new text is on the disk.
   *
   * @param file its final name
   * @param body writes the text
   * @throws IOException if writing fails; the message names the file, and nothing is left behind
   */
  public static void write(Path file, Body body) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        body.write(out);
      }
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(part, file);
    } catch (IOException | UncheckedIOException e) {
      Files.deleteIfExists(part);
      throw new IOException(file + ": cannot be written: " + Failures.message(e), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
