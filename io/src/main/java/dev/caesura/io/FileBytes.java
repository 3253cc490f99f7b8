package dev.caesura.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the bytes of files so that every failure names its file: what a device reports while a file
 * is read, such as {@code Input/output error}, does not. Pure functions, safe for use by many
 * threads.
 */
public final class FileBytes {

  private FileBytes() {}

  /**
   * Opens a file.
   *
   * @param file the file
   * @return its bytes, unbuffered; the caller closes them
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(Path file) throws IOException {
    return new NamedStream(Files.newInputStream(file), file);
  }

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @return its bytes
   * @throws IOException if it cannot be read, or is larger than an array can be
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      long size = Files.size(file);
      if (size > Integer.MAX_VALUE - 8) {
        throw new IOException(
            file + ": expected a file of at most 2 GiB; found " + size + " bytes.");
      }
      return in.readAllBytes();
    }
  }

  /**
   * Returns a failure that names its file.
   *
   * @param file the name of the file
   * @param e what was reported while it was read
   * @return {@code e} if its message has the name, and an exception with {@code e} as its cause
   *     otherwise
   */
  public static IOException named(String file, IOException e) {
    return e.getMessage() != null && e.getMessage().contains(file)
        ? e
        : new IOException(file + ": cannot be read: " + e.getMessage(), e);
  }

  private static IOException failed(Path file, IOException e) {
    return e instanceof FileSystemException
        ? e
        : new IOException(file + ": cannot be read: " + e.getMessage(), e);
  }

  /** Bytes of a file. */
  private static final class NamedStream extends FilterInputStream {
    private final Path file;

    NamedStream(InputStream in, Path file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw failed(file, e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        throw failed(file, e);
      }
    }

    @Override
    public long skip(long count) throws IOException {
      try {
        return super.skip(count);
      } catch (IOException e) {
        throw failed(file, e);
      }
    }
  }
}
