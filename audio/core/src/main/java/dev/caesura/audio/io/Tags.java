package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What music programs put before the audio of FLAC and MP3 files. */
final class Tags {

  private Tags() {}

  /** The byte behind all ID3v2 tags at a place, and behind the zeros that may pad them. */
  static long skip(FileChannel file, long from) throws IOException {
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
    // Padding is a few kilobytes; more than that is no padding.
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

  /** Fills a buffer as far as the file reaches. */
  static int read(FileChannel file, long at, ByteBuffer target) throws IOException {
    target.clear();
    int read = 0;
    while (target.hasRemaining() && read >= 0) {
      read = file.read(target, at + target.position());
    }
    return target.position();
  }
}
