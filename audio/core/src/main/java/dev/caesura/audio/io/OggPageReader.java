package dev.caesura.audio.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads the pages of an Ogg file whose checksums are right, and counts the bytes of anything else
 * between them. Not thread-safe.
 */
public final class OggPageReader implements Closeable {

  private static final int MAX_PAGE = OggPage.HEADER + 255 + 255 * 255;
  private static final int OGGS = 0x4f676753;
  private static final int[] CRC = table();

  private final FileChannel file;
  private final ByteBuffer window = ByteBuffer.allocate(4 * MAX_PAGE);
  private long start;
  private int filled;
  private long end;
  private long skipped;

  /**
   * Opens a file.
   *
   * @param path the file
   * @throws IOException if it cannot be opened
   */
  public OggPageReader(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
  }

  /**
   * Reads the next page of any logical stream.
   *
   * @return the page; null at the end of the file
   * @throws IOException if the file cannot be read
   */
  public OggPage next() throws IOException {
    long from = end;
    for (long at = from; require(at, OggPage.HEADER); at++) {
      OggPage page = word(at) == OGGS ? page(at) : null;
      if (page != null) {
        skipped = at - from;
        end = at + page.length();
        return page;
      }
    }
    skipped = file.size() - from;
    return null;
  }

  /**
   * Returns the bytes that are not of a page before the last page, or before the end of the file.
   *
   * @return at least 0
   */
  public long skipped() {
    return skipped;
  }

  /**
   * Returns where the last page ends.
   *
   * @return the byte after it; 0 before the first page
   */
  public long end() {
    return end;
  }

  private int word(long at) {
    return window.getInt((int) (at - start));
  }

  private int unsigned(long at) {
    return window.get((int) (at - start)) & 0xff;
  }

  /** Fills the window such that it holds some bytes; returns whether the file has them. */
  private boolean require(long at, int count) throws IOException {
    if (at < start || at + count > start + filled) {
      start = at;
      filled = Tags.read(file, at, window);
    }
    return at + count <= start + filled;
  }

  /** Returns the page that begins at an offset; null if it is not whole. */
  private OggPage page(long at) throws IOException {
    int segments = unsigned(at + 26);
    if (unsigned(at + 4) != 0 || unsigned(at + 5) > 7 || !require(at, OggPage.HEADER + segments)) {
      return null;
    }
    int length = OggPage.HEADER + segments;
    for (int i = 0; i < segments; i++) {
      length += unsigned(at + OggPage.HEADER + i);
    }
    if (!require(at, length)) {
      return null;
    }
    int index = (int) (at - start);
    byte[] bytes = Arrays.copyOfRange(window.array(), index, index + length);
    return checksum(bytes) == Integer.reverseBytes(word(at + 22)) ? new OggPage(at, bytes) : null;
  }

  /** Returns the checksum of a page, in which its own field counts as 0. */
  private static int checksum(byte[] page) {
    int crc = 0;
    for (int i = 0; i < page.length; i++) {
      int value = i >= 22 && i < 26 ? 0 : page[i] & 0xff;
      crc = crc << 8 ^ CRC[crc >>> 24 ^ value];
    }
    return crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc < 0 ? 0x04c11db7 : 0);
      }
      table[i] = crc;
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
