package dev.caesura.fuzz;

import dev.caesura.io.Folders;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every reader of files promises: it returns a value, or it throws an {@link IOException} or
 * {@link ModelException} that names the file in a short message of one line. Anything else is a
 * defect, and so is a message without a cause that a user could act on.
 */
final class ReaderContract {

  /** Longest message, in characters: what is found is quoted shortened. */
  private static final int MAX_MESSAGE = 2000;

  /** Part of the name of every file that is read here. */
  private static final String STEM = "fuzzed";

  private static final Path FOLDER = folder();

  private ReaderContract() {}

  /** Reads a file. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Path file) throws IOException;
  }

  private static Path folder() {
    try {
      Path memory = Path.of("/dev/shm");
      Path made =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "caesura-fuzz")
              : Files.createTempDirectory("caesura-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path root) {
    try {
      Folders.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the bytes to a file with an extension, such as {@code .wav}. */
  static Path file(String extension, byte[] bytes) {
    try {
      return Files.write(FOLDER.resolve(STEM + extension), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an empty folder, the same each time. */
  static Path emptyFolder() {
    try {
      Path folder = FOLDER.resolve(STEM);
      if (Files.exists(folder)) {
        delete(folder);
      }
      return Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads bytes as a file with an extension; empty if they were refused as the contract says. */
  static <T> Optional<T> read(String extension, byte[] bytes, Reading<T> reading) {
    return read(file(extension, bytes), reading);
  }

  /** Reads a file; empty if it was refused as the contract says. */
  static <T> Optional<T> read(Path file, Reading<T> reading) {
    try {
      return Optional.of(reading.read(file));
    } catch (IOException | ModelException e) {
      checkMessage(e);
      return Optional.empty();
    }
  }

  private static void checkMessage(Exception e) {
    String message = e.getMessage();
    boolean isGood =
        message != null
            && message.contains(STEM)
            && message.length() <= MAX_MESSAGE
            && message.chars().noneMatch(c -> c < ' ' && c != '\t');
    if (!isGood) {
      throw new AssertionError(
          "expected a message of one line that names the file; found: " + message, e);
    }
  }
}
