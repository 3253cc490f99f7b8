package dev.caesura.audio.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A page of an Ogg file (RFC 3533, section 6) whose checksum is right. Immutable and thread-safe.
 */
public final class OggPage {

  /** Bytes of the header without its table of segments. */
  static final int HEADER = 27;

  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final long offset;
  private final ByteBuffer bytes;

  OggPage(long offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns where the page begins.
   *
   * @return the byte in the file
   */
  public long offset() {
    return offset;
  }

  /**
   * Returns the length of the page.
   *
   * @return the number of bytes, header included
   */
  public int length() {
    return bytes.capacity();
  }

  /**
   * Returns whether the page begins with the rest of a packet.
   *
   * @return true if an earlier page has its start
   */
  public boolean isContinued() {
    return (bytes.get(5) & CONTINUED) != 0;
  }

  /**
   * Returns whether a logical stream begins with the page.
   *
   * @return true for the first page
   */
  public boolean isFirst() {
    return (bytes.get(5) & FIRST) != 0;
  }

  /**
   * Returns whether a logical stream ends with the page.
   *
   * @return true for the last page
   */
  public boolean isLast() {
    return (bytes.get(5) & LAST) != 0;
  }

  /**
   * Returns the time of the end of the last packet that is completed on the page.
   *
   * @return in a unit of the codec, such as samples; -1 if no packet is completed
   */
  public long granule() {
    return bytes.getLong(6);
  }

  /**
   * Returns the number of the logical stream.
   *
   * @return any number
   */
  public int serial() {
    return bytes.getInt(14);
  }

  /**
   * Returns the number of the page in its logical stream.
   *
   * @return from 0; wraps after 32 bits
   */
  public int sequence() {
    return bytes.getInt(18);
  }

  /**
   * Returns the number of segments.
   *
   * @return from 0 to 255
   */
  public int segments() {
    return bytes.get(26) & 0xff;
  }

  /**
   * Returns the length of a segment; one of less than 255 bytes ends a packet.
   *
   * @param index from 0, less than {@link #segments()}
   * @return from 0 to 255
   */
  public int segment(int index) {
    return bytes.get(HEADER + index) & 0xff;
  }

  /**
   * Copies bytes of the segments.
   *
   * @param from the first byte, counted from the first segment
   * @param target receives the bytes
   * @param at where in the target they begin
   * @param count the number of bytes
   */
  public void copy(int from, byte[] target, int at, int count) {
    bytes.get(HEADER + segments() + from, target, at, count);
  }
}
