package dev.caesura.corpus.format;

import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.WholeFile;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads tar archives entry by entry, without unpacking them: no name in them leads anywhere. Not
 * thread-safe.
 */
final class TarReader implements Closeable {

  private static final int BLOCK = 512;

  /** The longest text in an archive, in bytes. */
  private static final int MAX_TEXT = 64 << 20;

  private static final int MAX_NAME = 1 << 16;

  private final BufferedInputStream in;
  private final String file;
  private long offset;
  private String name;
  private long left;
  private long padding;

  TarReader(Path path) throws IOException {
    this.file = path.toString();
    this.in = Gzip.open(FileBytes.open(path), file);
  }

  /** Moves to the next file; false at the end. */
  boolean next() throws IOException {
    skip(left + padding);
    String longName = null;
    while (true) {
      byte[] block = in.readNBytes(BLOCK);
      if (block.length == 0 || isZero(block)) {
        return false;
      }
      if (block.length < BLOCK) {
        throw position().malformed("a header of " + BLOCK + " bytes", "the end of the file");
      }
      long start = offset;
      offset += BLOCK;
      left = size(block, start);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      char type = (char) block[156];
      if (type == 'x' || type == 'L' || type == 'g') {
        byte[] header = bytes(MAX_NAME);
        skip(padding);
        longName =
            type == 'g'
                ? longName
                : type == 'L' ? zeroEnded(header, 0, header.length) : path(header, longName);
      } else if (type == '0' || type == 0) {
        String prefix = zeroEnded(block, 345, 155);
        String own = zeroEnded(block, 0, 100);
        name = longName != null ? longName : prefix.isEmpty() ? own : prefix + "/" + own;
        return true;
      } else {
        skip(left + padding);
        longName = null;
      }
    }
  }

  private BytePosition position() {
    return new BytePosition(file, offset);
  }

  private long size(byte[] block, long start) throws IOException {
    String octal = zeroEnded(block, 124, 12).strip();
    if (!octal.matches("[0-7]{1,12}") || !isUstar(block)) {
      throw new BytePosition(file, start).malformed("a header of tar", "other bytes");
    }
    return Long.parseLong(octal, 8);
  }

  private static boolean isUstar(byte[] block) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xFF;
    }
    String stated = zeroEnded(block, 148, 8).strip();
    return stated.matches("[0-7]{1,7}") && Integer.parseInt(stated, 8) == sum;
  }

  private static String path(byte[] header, String otherwise) {
    String text = new String(header, StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      int at = line.indexOf(" path=");
      if (at > 0) {
        return line.substring(at + " path=".length());
      }
    }
    return otherwise;
  }

  private static String zeroEnded(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** The name of the file. */
  String name() {
    return name;
  }

  /** The bytes of the file. */
  long size() {
    return left;
  }

  /** Reads the file as text. */
  String text() throws IOException {
    return new String(bytes(MAX_TEXT), StandardCharsets.UTF_8);
  }

  /** Writes the file to a path. */
  void copyTo(Path target) throws IOException {
    WholeFile.write(
        target,
        part -> {
          try (OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[1 << 16];
            while (left > 0) {
              int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
              if (n < 0) {
                throw position().malformed(left + " bytes more", "the end of the file");
              }
              out.write(buffer, 0, n);
              left -= n;
              offset += n;
            }
          }
        });
  }

  private byte[] bytes(int max) throws IOException {
    if (left > max) {
      throw position().malformed("at most " + max + " bytes of text", left + " bytes");
    }
    byte[] bytes = in.readNBytes((int) left);
    offset += bytes.length;
    if (bytes.length < left) {
      throw position().malformed(left + " bytes", "the end of the file");
    }
    left = 0;
    return bytes;
  }

  private void skip(long count) throws IOException {
    long todo = count;
    while (todo > 0) {
      long skipped = skipOnce(in, todo);
      if (skipped == 0) {
        throw position().malformed(count + " bytes more", "the end of the file");
      }
      todo -= skipped;
      offset += skipped;
    }
    left = 0;
    padding = 0;
  }

  private static long skipOnce(InputStream in, long count) throws IOException {
    long skipped = in.skip(count);
    return skipped > 0 ? skipped : in.read() < 0 ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
