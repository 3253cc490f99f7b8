package dev.caesura.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/**
 * Writes files whole or not at all. A file is written under a temporary name beside the final one,
 * forced to the disk, and moved into place over an older file or symbolic link of that name:
 * nothing is written through a link. A device or a pipe, such as {@code /dev/stdout}, is not
 * replaced; it gets the content as soon as all of it is there. Safe for use by many threads and
 * processes.
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
    if (file.getFileName() == null) {
      throw new IllegalArgumentException("file " + file + ": expected a file name");
    }
    try {
      if (isDevice(file)) {
        writeThrough(file, body);
      } else {
        requirePlace(file);
        replace(file, body);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(file, e);
    }
  }

  private static void replace(Path file, Body body) throws IOException {
    // A different name for each writer, so that two writers of one file do not collide.
    Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      body.write(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeThrough(Path device, Body body) throws IOException {
    Path part = Files.createTempFile("caesura", ".part");
    try {
      body.write(part);
      try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
        Files.copy(part, out);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean isDevice(Path file) {
    try {
      // Links in folders of users are not followed, those of the system have no file of their own.
      return isOfSystem(file)
          ? Files.readAttributes(file, BasicFileAttributes.class).isOther()
          : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isOther();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOfSystem(Path file) {
    Path place = file.toAbsolutePath().normalize();
    return place.startsWith("/dev") || place.startsWith("/proc");
  }

  /**
   * Checks that a file can be moved to its final name.
   *
   * @param file the name of a file that is new or is to be replaced
   * @throws IOException if a folder, a device or a pipe has this name, or a link of the system such
   *     as {@code /dev/stdout}; the message does not name the file
   */
  public static void requirePlace(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("expected a file; found a folder of this name");
    }
    if (isDevice(file)) {
      throw new IOException("expected a file; found a device or a pipe");
    }
    if (isOfSystem(file) && Files.isSymbolicLink(file)) {
      throw new IOException("expected a file or a pipe; found a link to a file. Name the file");
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
    return new IOException(file + ": cannot be written: " + reason(e), e);
  }

  /** Returns what is wrong, without the name of the temporary file. */
  private static String reason(Exception e) {
    if (!(e instanceof FileSystemException failure)) {
      return e.getMessage();
    }
    if (failure.getReason() != null) {
      return failure.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
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
