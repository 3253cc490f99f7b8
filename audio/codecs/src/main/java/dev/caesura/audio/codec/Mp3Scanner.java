package dev.caesura.audio.codec;

import dev.caesura.audio.io.Mp3Frame;
import dev.caesura.audio.io.Tags;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Recognises frames and tags at any byte of an MP3 file. Not thread-safe. */
final class Mp3Scanner implements Closeable {

  /** Frame headers in a row that end a search: two in a row occur in long stretches of noise. */
  private static final int CONFIRMED = 3;

  private static final int ID3V1 = 128;
  private static final int APE_HEADER = 32;
  private static final int MAX_LYRICS = 1 << 20;

  /** The letters RICS, END and 200 as big-endian numbers: a Lyrics3 tag ends with LYRICSEND. */
  private static final int RICS = 0x52494353;

  private static final int END = 0x454e44;
  private static final int V2 = 0x323030;

  private final FileChannel file;
  private final ByteBuffer window = ByteBuffer.allocate(1 << 16);
  private final long size;
  private long start;
  private int filled;

  Mp3Scanner(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.READ);
    size = file.size();
  }

  long size() {
    return size;
  }

  /** Returns the four bytes at an offset, the first one highest; 0 at the end of the file. */
  int word(long at) throws IOException {
    if (at < 0 || at + 4 > size) {
      return 0;
    }
    if (at < start || at + 4 > start + filled) {
      start = at;
      filled = Tags.read(file, at, window);
    }
    return at + 4 > start + filled ? 0 : window.getInt((int) (at - start));
  }

  /** Fills an array from an offset; returns whether the file reaches that far. */
  boolean read(long at, byte[] target) throws IOException {
    return Tags.read(file, at, ByteBuffer.wrap(target)) == target.length;
  }

  /** Returns the frame whose header begins at an offset; null if there is none. */
  Mp3Frame frame(long at) throws IOException {
    return Mp3Frame.of(word(at));
  }

  /** Tests whether a frame begins at an offset, and fits into a stream that began with another. */
  boolean continues(long at, Mp3Frame first) throws IOException {
    Mp3Frame here = frame(at);
    return here != null && here.continues(first);
  }

  /** Tests whether audio ends at an offset in a regular way: with the file, a tag or zeros. */
  boolean endsAt(long at) throws IOException {
    return size - at < 4 || word(at) == 0 || tagBytes(at) > 0;
  }

  /**
   * Tests whether several frames of one format begin at an offset, or as many as there are before
   * the audio ends.
   */
  boolean isConfirmed(long at, Mp3Frame like) throws IOException {
    long next = at;
    for (int i = 0; i < CONFIRMED; i++) {
      Mp3Frame frame = frame(next);
      if (frame == null || !frame.continues(like)) {
        return i > 0 && endsAt(next);
      }
      next += frame.bytes();
    }
    return next <= size + like.bytes();
  }

  /** Finds the next frame of a stream; -1 if there is none. */
  long find(long from, Mp3Frame like) throws IOException {
    for (long at = from; at + 4 <= size; at++) {
      if (word(at) >>> 21 == 0x7ff && isConfirmed(at, like)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the first byte that is not 0 from an offset on, or the size of the file. */
  long afterZeros(long from) throws IOException {
    long at = from;
    while (at < size && (word(at) == 0 ? size - at >= 4 : word(at) >>> 24 == 0)) {
      at += word(at) == 0 ? 4 : 1;
    }
    return size - at < 4 ? size : at;
  }

  /** Returns the length of the ID3, APE or Lyrics3 tag that begins at an offset; 0 if none does. */
  long tagBytes(long at) throws IOException {
    byte[] bytes = new byte[4];
    ByteBuffer.wrap(bytes).putInt(word(at));
    String id = new String(bytes, StandardCharsets.ISO_8859_1);
    if (id.startsWith("TAG")) {
      return Math.min(ID3V1, size - at);
    }
    if (id.startsWith("ID3")) {
      return Tags.skip(file, at) - at;
    }
    if (id.equals("APET")) {
      long length = Integer.toUnsignedLong(Integer.reverseBytes(word(at + 12)));
      boolean header = (word(at + 20) & 0x20) != 0; // little-endian flags, bit 29
      return Math.min(size - at, header ? APE_HEADER + length : APE_HEADER);
    }
    if (id.equals("LYRI")) {
      for (long end = at; end < Math.min(size, at + MAX_LYRICS); end++) {
        int last = word(end + 4) >>> 8;
        if (word(end) == RICS && (last == END || last == V2)) {
          return end + 7 - at;
        }
      }
      return size - at;
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
