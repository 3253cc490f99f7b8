package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The stream information of a FLAC file (RFC 9639, section 8.2). All other metadata is skipped
 * unread: pictures and comments have sizes of their own that nobody here needs to believe.
 *
 * @param info the 34 bytes of the block
 * @param firstFrame byte offset of the audio
 */
record FlacHeader(ByteBuffer info, long firstFrame) {

  private static final int INFO_BYTES = 34;

  /** More than any program writes: a file of empty blocks must not keep us for hours. */
  private static final int MOST_BLOCKS = 1000;

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
        if (++blocks > MOST_BLOCKS) {
          throw bad(name, at, "at most " + MOST_BLOCKS + " metadata blocks", "more");
        }
      }
      FlacHeader header = new FlacHeader(info, at);
      if (header.sampleRate() == 0) {
        throw bad(name, 18, "a sample rate above 0", "0");
      }
      if (header.bits() > 24) {
        throw new UnsupportedCodecException(
            name + ": byte 20: expected at most 24 bits a sample, found " + header.bits());
      }
      return header;
    }
  }

  private static IOException bad(String name, long at, String expected, String found) {
    return new IOException(name + ": byte " + at + ": expected " + expected + ", found " + found);
  }

  /** The most samples of one channel in a frame. */
  int mostBlock() {
    return info.getShort(2) & 0xffff;
  }

  /** Samples of one channel in each frame but the last; 0 if that varies. */
  int fixedBlock() {
    return info.getShort(0) == info.getShort(2) ? mostBlock() : 0;
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

  /** Samples of one channel; 0 if the encoder did not know. */
  long samples() {
    return info.getLong(10) & 0xfffffffffL;
  }

  /** The digest of all samples; 16 zeros if the encoder made none. */
  byte[] md5() {
    byte[] digest = new byte[16];
    info.get(18, digest);
    return digest;
  }

  /** A FLAC file's start with this block alone, for the decoder. */
  byte[] asStart() {
    ByteBuffer start = ByteBuffer.allocate(8 + INFO_BYTES);
    start.put(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, INFO_BYTES});
    start.put(info.duplicate().rewind());
    return start.array();
  }
}
