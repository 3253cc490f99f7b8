package dev.caesura.audio.io;

import dev.caesura.io.BytePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds files that are shorter than their container states, which ffmpeg reads to their end without
 * an error: Ogg, AVI and other RIFF files, AIFF, AU, CAF, Wave64 and MP4. Pure functions.
 */
final class Truncation {

  private static final int MAX_CHUNKS = 100_000;

  /** Some writers count the eight bytes of the header too, or padding that they do not write. */
  private static final int SLACK = 10;

  private static final byte[] WAVE64 = {'r', 'i', 'f', 'f', 0x2e, (byte) 0x91, (byte) 0xcf, 0x11};

  private Truncation() {}

  /** Returns a message with the first missing byte; empty if the file is as long as it states. */
  static Optional<String> of(Path path, String name) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(24);
      Tags.read(file, 0, start);
      if (start.position() < start.capacity()) {
        return Optional.empty();
      }
      if (start.getInt(0) == id("OggS")) {
        return ogg(path, name);
      }
      long stated = stated(file, start);
      if (stated - file.size() <= SLACK) {
        return Optional.empty();
      }
      return Optional.of(
          new BytePosition(name, file.size())
              .message(
                  "a file of " + stated + " bytes, as it states",
                  "its end; " + (stated - file.size()) + " bytes are missing"));
    }
  }

  /** Returns the number of bytes of the file that its header states; 0 if it does not. */
  private static long stated(FileChannel file, ByteBuffer start) throws IOException {
    long little = Integer.toUnsignedLong(Integer.reverseBytes(start.getInt(4)));
    long big = Integer.toUnsignedLong(start.getInt(4));
    if (start.getInt(0) == id("RIFF")) {
      return WavParser.isPlaceholder(little) ? 0 : little + 8;
    }
    if (start.getInt(0) == id("FORM")) {
      return WavParser.isPlaceholder(big) ? 0 : big + 8;
    }
    if (start.getInt(0) == id(".snd")) {
      long data = Integer.toUnsignedLong(start.getInt(8));
      return WavParser.isPlaceholder(data) ? 0 : big + data;
    }
    if (start.getLong(0) == ByteBuffer.wrap(WAVE64).getLong()) {
      return Math.max(0, start.order(ByteOrder.LITTLE_ENDIAN).getLong(16));
    }
    if (start.getInt(0) == id("caff")) {
      return caf(file);
    }
    return start.getInt(4) == id("ftyp") ? boxes(file) : 0;
  }

  private static long caf(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(12);
    long at = 8;
    for (int i = 0; i < MAX_CHUNKS && Tags.read(file, at, head) == head.capacity(); i++) {
      long length = head.getLong(4);
      if (length < 0) {
        return 0; // audio to the end of the file
      }
      at = add(at + 12, length);
    }
    return at;
  }

  private static long boxes(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(16);
    long at = 0;
    for (int i = 0; i < MAX_CHUNKS; i++) {
      int read = Tags.read(file, at, head);
      if (read < 8) {
        return at + (read > 0 ? 8 : 0);
      }
      long length = Integer.toUnsignedLong(head.getInt(0));
      if (length == 1 && read == head.capacity()) {
        length = head.getLong(8);
      }
      if (length < 8) {
        return 0; // to the end of the file, or not a box
      }
      at = add(at, length);
    }
    return 0;
  }

  /** Adds a length that a file states to an offset; 0 if it overflows. */
  private static long add(long at, long length) {
    long sum = at + length;
    return sum < at ? 0 : sum;
  }

  private static int id(String letters) {
    return letters.charAt(0) << 24
        | letters.charAt(1) << 16
        | letters.charAt(2) << 8
        | letters.charAt(3);
  }

  /** The last page of a stream is marked as such. */
  private static Optional<String> ogg(Path path, String name) throws IOException {
    Set<Integer> open = new HashSet<>();
    try (OggPageReader pages = new OggPageReader(path)) {
      for (OggPage page = pages.next(); page != null; page = pages.next()) {
        if (page.isLast()) {
          open.remove(page.serial());
        } else if (page.isFirst()) {
          open.add(page.serial());
        }
      }
      if (open.isEmpty()) {
        return Optional.empty();
      }
      String rest = pages.skipped() > 0 ? " after " + pages.skipped() + " bytes of a page" : "";
      return Optional.of(
          new BytePosition(name, pages.end())
              .message("the last page of the stream", "the end of the file" + rest));
    }
  }
}
