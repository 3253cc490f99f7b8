package dev.caesura.audio.codec;

import dev.caesura.audio.io.Tags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds the frame that holds a sample by bisection of the file: every frame begins with a sync code
 * and its number, under an 8-bit CRC (RFC 9639, section 9.1). Not thread-safe.
 */
final class FlacSeeker {

  /**
   * Where a frame begins.
   *
   * @param offset its first byte
   * @param sample its first sample
   */
  record FrameStart(long offset, long sample) {}

  /** A range that is short enough to be decoded rather than searched. */
  private static final long NEAR = 1 << 15;

  private static final int MAX_HEADER = 16;

  private final FlacHeader header;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16);
  private int like;

  FlacSeeker(FlacHeader header) {
    this.header = header;
  }

  /** Finds a frame at or shortly before a sample; the first frame if none is certain. */
  FrameStart find(Path path, long sample) throws IOException {
    FrameStart low = new FrameStart(header.firstFrame(), 0);
    if (sample == 0) {
      return low;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (Tags.read(file, low.offset(), block) < MAX_HEADER) {
        return low;
      }
      like = block.getShort(2);
      long high = file.size();
      long highSample = Long.MAX_VALUE;
      while (high - low.offset() > NEAR) {
        long middle = low.offset() + (high - low.offset()) / 2;
        FrameStart found = frameAfter(file, middle, high);
        if (found != null && (found.sample() < low.sample() || found.sample() > highSample)) {
          return new FrameStart(header.firstFrame(), 0); // not in order: no frame is certain
        }
        if (found == null || found.sample() > sample) {
          high = middle;
          highSample = found == null ? highSample : found.sample();
        } else {
          low = found;
        }
      }
    }
    return low;
  }

  /**
   * Finds the next frame after a damaged one; null if there is none.
   *
   * @param damaged the first byte of the damaged frame
   * @param from the sample that it should begin with, which the next frame cannot be before
   */
  FrameStart after(Path path, long damaged, long from) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (Tags.read(file, header.firstFrame(), block) < MAX_HEADER) {
        return null;
      }
      like = block.getShort(2);
      FrameStart found = frameAfter(file, damaged + 1, file.size());
      long limit = header.samples() == 0 ? Long.MAX_VALUE : header.samples();
      while (found != null && (found.sample() < from || found.sample() >= limit)) {
        found = frameAfter(file, found.offset() + 1, file.size());
      }
      return found;
    }
  }

  /** Finds the first frame that begins in a range of the file; null if there is none. */
  private FrameStart frameAfter(FileChannel file, long from, long to) throws IOException {
    for (long at = from; at < to; at += block.capacity() - MAX_HEADER) {
      int filled = Tags.read(file, at, block);
      for (int i = 0; i + MAX_HEADER <= filled && at + i < to; i++) {
        long sample = frameAt(i);
        if (sample >= 0) {
          return new FrameStart(at + i, sample);
        }
      }
    }
    return null;
  }

  /** Returns the first sample of the frame whose header begins at an index of the block, or -1. */
  private long frameAt(int at) {
    int sync = block.getShort(at) & 0xffff;
    if (sync != 0xfff8 && sync != 0xfff9) {
      return -1;
    }
    boolean variable = sync == 0xfff9;
    int sizes = block.get(at + 2) & 0xff;
    int layout = block.get(at + 3) & 0xff;
    // All but the channel assignment is as in the first frame: with the checksum and the order of
    // the numbers this leaves chance about one false frame in ten billion bytes.
    if (sizes != (like >> 8 & 0xff) || (layout & 0x0f) != (like & 0x0f) || layout >> 4 > 10) {
      return -1;
    }
    if (!variable && header.fixedBlock() == 0) {
      return -1; // frames are counted, but of what length is unknown
    }
    // The number is coded as UTF-8 is, in up to 7 bytes.
    int first = block.get(at + 4) & 0xff;
    int more = first < 0x80 ? 0 : Integer.numberOfLeadingZeros(~(first << 24)) - 1;
    if (first >= 0x80 && (more < 1 || more > 6)) {
      return -1;
    }
    long number = more == 0 ? first : first & (0x3f >> more);
    for (int i = 1; i <= more; i++) {
      int next = block.get(at + 4 + i) & 0xff;
      if (next >> 6 != 2) {
        return -1;
      }
      number = (number << 6) | (next & 0x3f);
    }
    int end = at + 5 + more;
    int size = sizes >> 4;
    end += size == 6 ? 1 : size == 7 ? 2 : 0;
    int rate = sizes & 15;
    end += rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
    if (crc(at, end) != (block.get(end) & 0xff)) {
      return -1;
    }
    return variable ? number : number * header.fixedBlock();
  }

  private int crc(int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= block.get(i) & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ ((crc & 0x80) != 0 ? 0x107 : 0);
      }
    }
    return crc;
  }
}
