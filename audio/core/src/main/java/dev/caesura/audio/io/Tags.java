package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Skips ID3v2 tags, which music programs put before the audio of FLAC and MP3 files. Pure
 * functions, safe for use by many threads.
 */
public final class Tags {

  private Tags() {}

  /**
   * Skips all ID3v2 tags at an offset, and the zeros that may pad them.
   *
   * @param file the file
   * @param from the byte where tags may begin
   * @return the first byte after the tags; {@code from} without tags
   * @throws IOException if the file cannot be read
   */
  public static long skip(FileChannel file, long from) throws IOException {
    long at = from;
    ByteBuffer head = ByteBuffer.allocate(10);
    while (read(file, at, head) == 10
        && head.get(0) == 'I'
        && head.get(1) == 'D'
        && head.get(2) == '3') {
      long size = 0;
      for (int i = 6; i < 10; i++) {
        size = (size << 7) | (head.get(i) & 0x7f);
      }
      boolean footer = (head.get(5) & 0x10) != 0;
      at += 10 + size + (footer ? 10 : 0);
    }
    return at == from ? at : skipZeros(file, at);
  }

  private static long skipZeros(FileChannel file, long from) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 13);
    // Padding is a few kilobytes; a longer run of zeros is not padding.
    for (long at = from; at < from + (1 << 17); ) {
      int read = read(file, at, block);
      for (int i = 0; i < read; i++) {
        if (block.get(i) != 0) {
          return at + i;
        }
      }
      if (read < block.capacity()) {
        return from;
      }
      at += read;
    }
    return from;
  }

  /**
   * Fills a buffer as far as the file reaches.
   *
   * @param file the file
   * @param at the first byte to read
   * @param target filled from its start
   * @return the number of bytes read; less than the capacity at the end of the file
   * @throws IOException if the file cannot be read
   */
  public static int read(FileChannel file, long at, ByteBuffer target) throws IOException {
    target.clear();
    int read = 0;
    while (target.hasRemaining() && read >= 0) {
      read = file.read(target, at + target.position());
    }
    return target.position();
  }
}
