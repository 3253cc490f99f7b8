package dev.caesura.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole text files as UTF-8, strictly. Pure functions, safe for use by many threads. */
public final class Utf8Text {

  /** No transcript is longer, and a Java string holds at most 2^31 - 1 characters. */
  private static final long MAX_BYTES = 1L << 30;

  private Utf8Text() {}

  /**
   * Reads a whole file. A byte order mark at its start is dropped and counts in no offset.
   *
   * @param file a UTF-8 file of at most 1 GiB
   * @return its text, otherwise unchanged: line ends stay as they are
   * @throws IOException if it cannot be read, is too large, or has bytes that are not UTF-8; the
   *     message states line and byte offset
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": expected a text file; found a folder.");
    }
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new IOException(
          file + ": expected a text file of at most " + MAX_BYTES + " bytes; found " + size + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Decodes bytes.
   *
   * @param bytes UTF-8
   * @param file their name in messages
   * @return the text without a byte order mark
   * @throws IOException if they are not UTF-8; the message states line and byte offset
   */
  public static String decode(byte[] bytes, String file) throws IOException {
    return read(new ByteArrayInputStream(bytes), file);
  }

  private static String read(InputStream in, String file) throws IOException {
    try (Utf8Reader reader = new Utf8Reader(in, file)) {
      StringBuilder text = new StringBuilder();
      char[] block = new char[1 << 14];
      for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
        text.append(block, 0, n);
      }
      return text.toString();
    }
  }
}
