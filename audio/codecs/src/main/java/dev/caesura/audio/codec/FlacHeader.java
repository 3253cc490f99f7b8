package dev.caesura.audio.codec;

import dev.caesura.audio.io.Tags;
import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Stream information of a FLAC file (RFC 9639, section 8.2). All other metadata is skipped unread,
 * so that the sizes inside pictures and comments do not matter.
 *
 * @param info the 34 bytes of the block
 * @param firstFrame byte offset of the audio
 */
record FlacHeader(ByteBuffer info, long firstFrame) {

  private static final int INFO_BYTES = 34;

  /** More blocks than any program writes: a file of empty blocks must not take hours. */
  private static final int MAX_BLOCKS = 1000;

  static FlacHeader of(Path path, String name) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long at = Tags.skip(file, 0) + 4;
      ByteBuffer head = ByteBuffer.allocate(4);
      ByteBuffer info = ByteBuffer.allocate(INFO_BYTES);
      boolean last = false;
      int blocks = 0;
      for (boolean first = true; !last; first = false) {
        if (Tags.read(file, at, head) < 4) {
          throw bad(name, at, "a FLAC metadata block", "the end of the file");
        }
        last = head.get(0) < 0;
        int length = head.getInt(0) & 0xffffff;
        boolean isInfo = (head.get(0) & 0x7f) == 0;
        if (first && (!isInfo || length != INFO_BYTES)) {
          throw bad(
              name,
              at,
              "FLAC stream information of 34 bytes",
              "block type " + (head.get(0) & 0x7f) + " of " + length + " bytes");
        }
        if (first && Tags.read(file, at + 4, info) < INFO_BYTES) {
          throw bad(name, at + 4, "34 bytes of stream information", "the end of the file");
        }
        at += 4 + length;
        if (++blocks > MAX_BLOCKS) {
          throw bad(name, at, "at most " + MAX_BLOCKS + " metadata blocks", "more");
        }
      }
      FlacHeader header = new FlacHeader(info, at);
      if (header.sampleRate() == 0) {
        throw bad(name, 18, "a sample rate above 0", "0");
      }
      if (header.bits() < 4) {
        throw bad(name, 20, "at least 4 bits per sample", Integer.toString(header.bits()));
      }
      return header;
    }
  }

  private static IOException bad(String name, long at, String expected, String found) {
    return new BytePosition(name, at).malformed(expected, found);
  }

  /** Returns the most samples of one channel in a frame. */
  int maxBlock() {
    return info.getShort(2) & 0xffff;
  }

  /** Returns the samples of one channel in each frame but the last; 0 if that varies. */
  int fixedBlock() {
    return info.getShort(0) == info.getShort(2) ? maxBlock() : 0;
  }

  int sampleRate() {
    return info.getInt(10) >>> 12;
  }

  int channels() {
    return (info.getInt(10) >>> 9 & 7) + 1;
  }

  int bits() {
    return (info.getInt(10) >>> 4 & 31) + 1;
  }

  /** Returns the number of samples of one channel; 0 if the encoder did not know it. */
  long samples() {
    return info.getLong(10) & 0xfffffffffL;
  }

  /** Returns the MD5 of all samples; 16 zeros if the encoder wrote none. */
  byte[] md5() {
    byte[] digest = new byte[16];
    info.get(18, digest);
    return digest;
  }
}
