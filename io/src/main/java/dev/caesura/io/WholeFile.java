package dev.caesura.io;

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
import java.util.UUID;

/**
 * Writes files whole or not at all. A file is written under a temporary name beside the final one,
 * forced to the disk, and moved into place over an older file of that name. Safe for use by many
 * threads and processes.
 */
public final class WholeFile {

  private WholeFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Body {

    /**
     * Writes the whole content.
     *
     * @param part the temporary file to write
     * @throws IOException if writing fails
     */
    void write(Path part) throws IOException;
  }

  /** Writes the content of a text file. */
  @FunctionalInterface
  public interface Text {

    /**
     * Writes the whole text.
     *
     * @param out the writer of the temporary file
     * @throws IOException if writing fails
     */
    void write(Writer out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param file its final name; its folder must exist
   * @param body writes the content
   * @throws IOException if writing fails; the message names the file, no temporary file remains,
   *     and an older file is unchanged
   */
  public static void write(Path file, Body body) throws IOException {
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("file " + file + ": expected a file name");
    }
    // A different name for each writer, so that two writers of one file do not collide.
    Path part = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
    try {
      body.write(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(part, file);
    } catch (IOException | UncheckedIOException e) {
      throw failed(file, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Writes a file of UTF-8 text.
   *
   * @param file its final name; its folder must exist
   * @param text writes the text
   * @throws IOException as {@link #write}
   */
  public static void writeText(Path file, Text text) throws IOException {
    write(
        file,
        part -> {
          try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            text.write(out);
          }
        });
  }

  /**
   * Returns the exception for a failed write: the message of a full disk alone does not name the
   * file.
   *
   * @param file the final name of the file
   * @param e the failure
   * @return an exception to throw, with {@code e} as its cause
   */
  public static IOException failed(Path file, Exception e) {
    return new IOException(file + ": cannot be written: " + e.getMessage(), e);
  }

  /**
   * Moves a finished file into place, over an older file of that name; atomic where the file system
   * can do it.
   *
   * @param from the finished file
   * @param to its final name, on the same file system
   * @throws IOException if the move fails
   */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
