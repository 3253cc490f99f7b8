package dev.caesura.models.recognition.cmu;

import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes of a file with a position. Every read is checked against the length of the file, so that a
 * stated count never allocates more than there is. Not thread-safe.
 */
final class BinaryFile {

  /** Larger than any model of this kind; a larger file is another one. */
  private static final long MAX_BYTES = 1L << 30;

  private final String name;
  private final ByteBuffer bytes;

  BinaryFile(Path file) throws IOException {
    this(file.toString(), read(file));
  }

  BinaryFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new BytePosition(file.toString(), MAX_BYTES)
          .malformed("the end of an acoustic model's file", (size - MAX_BYTES) + " more bytes");
    }
    return FileBytes.read(file);
  }

  void order(ByteOrder order) {
    bytes.order(order);
  }

  int offset() {
    return bytes.position();
  }

  void seek(int offset) {
    bytes.position(offset);
  }

  int remaining() {
    return bytes.remaining();
  }

  /** Returns the failure of what was read last, which began some bytes before this position. */
  IOException malformed(int before, String expected, String found) {
    return new BytePosition(name, bytes.position() - before).malformed(expected, found);
  }

  private void require(long count, String what) throws IOException {
    if (count > bytes.remaining()) {
      throw malformed(0, count + " bytes of " + what, bytes.remaining() + " bytes");
    }
  }

  int int32(String what) throws IOException {
    require(4, what);
    return bytes.getInt();
  }

  /** Returns a count in [min, max]. */
  int count(String what, int min, int max) throws IOException {
    int value = int32(what);
    if (value < min || value > max) {
      throw malformed(4, what + " from " + min + " to " + max, "" + value);
    }
    return value;
  }

  int uint16(String what) throws IOException {
    require(2, what);
    return bytes.getShort() & 0xFFFF;
  }

  int uint8(String what) throws IOException {
    require(1, what);
    return bytes.get() & 0xFF;
  }

  byte[] bytes(long count, String what) throws IOException {
    require(count, what);
    byte[] read = new byte[(int) count];
    bytes.get(read);
    return read;
  }

  /** Returns text up to a zero byte, of at most some bytes. */
  String zeroTerminated(int max, String what) throws IOException {
    int start = bytes.position();
    int end = start;
    while (end < bytes.limit() && end - start <= max && bytes.get(end) != 0) {
      end++;
    }
    if (end == bytes.limit() || end - start > max) {
      throw malformed(0, what + " of at most " + max + " bytes and a zero byte", "more bytes");
    }
    byte[] read = bytes(end - start, what);
    uint8(what);
    return new String(read, StandardCharsets.UTF_8);
  }

  /** Fails if bytes are left. */
  void requireEnd(String after) throws IOException {
    if (bytes.hasRemaining()) {
      throw malformed(0, "the end of the file after " + after, bytes.remaining() + " more bytes");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
