package dev.caesura.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads whole text files as {@link Utf8Reader} decodes them: UTF-8, or UTF-16 and UTF-32 with a
 * byte order mark. Pure functions, safe for use by many threads.
 */
public final class Utf8Text {

  /** No transcript is longer, and a Java string holds at most 2^31 - 1 characters. */
  private static final long MAX_BYTES = 1L << 30;

  private Utf8Text() {}

  /**
   * Reads a whole file. A byte order mark at its start is dropped and counts in no offset.
   *
   * @param file a text file of at most 1 GiB
   * @return its text, otherwise unchanged: line ends stay as they are
   * @throws IOException if it cannot be read, is too large, or has bytes that are not in its
   *     encoding; the message states line and byte offset
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
    try (InputStream in = FileBytes.open(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Replaces halves of surrogate pairs, which UTF-8 cannot hold.
   *
   * @param text any text
   * @return the text with U+FFFD in their places, as long as it was; the same text if it has none
   */
  public static String wellFormed(String text) {
    if (text.codePoints().noneMatch(Utf8Text::isHalf)) {
      return text;
    }
    int[] codes = text.codePoints().map(c -> isHalf(c) ? 0xFFFD : c).toArray();
    return new String(codes, 0, codes.length);
  }

  private static boolean isHalf(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  /**
   * Decodes bytes.
   *
   * @param bytes a whole text
   * @param file their name in messages
   * @return the text without a byte order mark
   * @throws IOException if they are not in its encoding; the message states line and byte offset
   */
  public static String decode(byte[] bytes, String file) throws IOException {
    return read(new ByteArrayInputStream(bytes), file);
  }

  /**
   * Decodes the first bytes of a text, for the detection of its format.
   *
   * @param start the first bytes; they may end inside a character
   * @return the text without a byte order mark; other bytes become replacement characters
   */
  public static String decodeStart(byte[] start) {
    ByteBuffer bytes = ByteBuffer.wrap(start);
    TextEncoding encoding = TextEncoding.of(bytes, true);
    bytes.position(Math.min(start.length, encoding.markLength()));
    return encoding.charset().decode(bytes).toString();
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
