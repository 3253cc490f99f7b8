package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds the frame that holds a sample, by halving the file: every frame begins with a sync code and
 * its number, under a CRC of 8 bits (RFC 9639, section 9.1). For one thread at a time.
 */
final class FlacSeeker {

  /**
   * A frame's place.
   *
   * @param offset its first byte
   * @param sample its first sample
   */
  record Place(long offset, long sample) {}

  /** A stretch that is short enough to be decoded rather than searched. */
  private static final long NEAR = 1 << 15;

  private static final int MOST_HEADER = 16;

  private final FlacHeader header;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16);
  private int like;

  FlacSeeker(FlacHeader header) {
    this.header = header;
  }

  /** A frame at or shortly before a sample; the first frame if none is sure. */
  Place find(Path path, long sample) throws IOException {
    Place low = new Place(header.firstFrame(), 0);
    if (sample == 0) {
      return low;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (Tags.read(file, low.offset(), block) < MOST_HEADER) {
        return low;
      }
      like = block.getShort(2);
      long high = file.size();
      long highSample = Long.MAX_VALUE;
      while (high - low.offset() > NEAR) {
        long middle = low.offset() + (high - low.offset()) / 2;
        Place found = frameBehind(file, middle, high);
        if (found != null && (found.sample() < low.sample() || found.sample() > highSample)) {
          return new Place(header.firstFrame(), 0); // not in order: no place is sure
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

  /** The first frame that begins in a stretch of the file; null if there is none. */
  private Place frameBehind(FileChannel file, long from, long to) throws IOException {
    for (long at = from; at < to; at += block.capacity() - MOST_HEADER) {
      int filled = Tags.read(file, at, block);
      for (int i = 0; i + MOST_HEADER <= filled && at + i < to; i++) {
        long sample = frameAt(i);
        if (sample >= 0) {
          return new Place(at + i, sample);
        }
      }
    }
    return null;
  }

  /** The first sample of the frame whose header begins at an index of the block, or -1. */
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
