package dev.caesura.audio.codec;

import dev.caesura.audio.io.Tags;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bits of a FLAC file, the highest first, with the checksums of a frame. Not thread-safe. */
final class FlacBits {

  private static final int[] CRC16 = new int[256];
  private static final int[] CRC8 = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int eight = i;
      int sixteen = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        eight = (eight << 1) ^ ((eight & 0x80) != 0 ? 0x107 : 0);
        sixteen = (sixteen << 1) ^ ((sixteen & 0x8000) != 0 ? 0x18005 : 0);
      }
      CRC8[i] = eight & 0xff;
      CRC16[i] = sixteen & 0xffff;
    }
  }

  private final FileChannel file;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16);
  private long blockStart;
  private int filled;
  private int used;
  private long bits;
  private int count;
  private int crc8;
  private int crc16;

  FlacBits(FileChannel file) {
    this.file = file;
  }

  /** Moves to a byte, and starts new checksums. */
  void seek(long offset) throws IOException {
    if (offset < blockStart || offset > blockStart + filled) {
      blockStart = offset;
      filled = Tags.read(file, offset, block);
    }
    used = (int) (offset - blockStart);
    bits = 0;
    count = 0;
    crc8 = 0;
    crc16 = 0;
  }

  /** Returns the offset of the next byte that is not yet begun. */
  long offset() {
    return blockStart + used;
  }

  /** Returns the CRC-8 of the bytes since {@link #seek}. */
  int crc8() {
    return crc8;
  }

  /** Returns the CRC-16 of the bytes since {@link #seek}. */
  int crc16() {
    return crc16;
  }

  private void load() throws IOException {
    if (used == filled) {
      blockStart += filled;
      used = 0;
      filled = Tags.read(file, blockStart, block);
      if (filled == 0) {
        throw new EOFException("the end of the file");
      }
    }
    int next = block.get(used++) & 0xff;
    crc8 = CRC8[crc8 ^ next];
    crc16 = (crc16 << 8 ^ CRC16[crc16 >> 8 ^ next]) & 0xffff;
    bits = bits << 8 | next;
    count += 8;
  }

  /** Returns an unsigned number of 0 to 48 bits. */
  long read(int width) throws IOException {
    while (count < width) {
      load();
    }
    count -= width;
    return bits >>> count & ((1L << width) - 1);
  }

  /** Returns a number in two's complement of 0 to 48 bits. */
  long signed(int width) throws IOException {
    return width == 0 ? 0 : read(width) << (64 - width) >> (64 - width);
  }

  /** Returns the number of zeros before the next one, and passes over both. */
  int unary() throws IOException {
    int zeros = 0;
    while (true) {
      if (count == 0) {
        load();
      }
      long left = bits << (64 - count);
      if (left != 0) {
        int leading = Long.numberOfLeadingZeros(left);
        count -= leading + 1;
        return zeros + leading;
      }
      zeros += count;
      count = 0;
    }
  }

  /** Passes over the bits of a byte that has begun. */
  void align() {
    count = 0;
  }
}
