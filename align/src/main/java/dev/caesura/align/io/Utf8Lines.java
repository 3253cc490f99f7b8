package dev.caesura.align.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Lines of UTF-8, one in memory at a time; bytes that are not UTF-8 are an error, with place. */
final class Utf8Lines {

  private static final int LONGEST_LINE = 4 << 20;

  private final InputStream in;
  private final String name;
  private long line;
  private long offset;

  /** Lines of a buffered stream, whose byte order mark was taken away. */
  Utf8Lines(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** The place of the line that was read last. */
  Place place() {
    return new Place(name, line);
  }

  /** The next line without its end, or null at the end of the stream. */
  String next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    line++;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    long start = offset;
    while (b >= 0 && b != '\n') {
      if (bytes.size() == LONGEST_LINE) {
        throw place().malformed("a line of at most " + LONGEST_LINE + " bytes", "a longer one");
      }
      bytes.write(b);
      offset++;
      b = in.read();
    }
    offset++;
    return decode(bytes.toByteArray(), start);
  }

  private String decode(byte[] bytes, long start) throws IOException {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
    CharBuffer text = CharBuffer.allocate(length);
    CoderResult result = decoder.decode(left, text, true);
    if (result.isError()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: byte %d: UTF-8 is expected, found 0x%02X",
              place(),
              start + left.position(),
              bytes[left.position()] & 0xFF));
    }
    decoder.flush(text);
    return text.flip().toString();
  }
}
