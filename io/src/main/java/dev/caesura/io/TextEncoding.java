package dev.caesura.io;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Encoding of a text, by its byte order mark. Immutable.
 *
 * @param charset the encoding
 * @param markLength the length of the mark at the start of the text, in bytes
 */
record TextEncoding(Charset charset, int markLength) {

  private static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 0);

  /**
   * Returns the encoding of a text: UTF-8 if it has no mark.
   *
   * @param start the first bytes, from its position on
   * @param ended whether these are all bytes
   * @return the encoding; null if more bytes must decide
   */
  static TextEncoding of(ByteBuffer start, boolean ended) {
    int length = start.remaining();
    int first = at(start, 0);
    boolean mayBeMarked = first == 0xEF || first == 0xFE || first == 0xFF || first == 0;
    if (length == 0 || (mayBeMarked && length < 4)) {
      boolean isPlain = length > 1 && !mayGoOn(first, at(start, 1));
      if (!ended && !isPlain) {
        return null;
      }
    }
    if (first == 0xEF && at(start, 1) == 0xBB && at(start, 2) == 0xBF) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (first == 0xFE && at(start, 1) == 0xFF) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (first == 0xFF && at(start, 1) == 0xFE) {
      return at(start, 2) == 0 && at(start, 3) == 0
          ? new TextEncoding(Charset.forName("UTF-32LE"), 4)
          : new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    boolean isUtf32 =
        first == 0 && at(start, 1) == 0 && at(start, 2) == 0xFE && at(start, 3) == 0xFF;
    return isUtf32 ? new TextEncoding(Charset.forName("UTF-32BE"), 4) : UTF_8;
  }

  /** Returns whether the bytes after the first two may decide about the mark. */
  private static boolean mayGoOn(int first, int second) {
    return (first == 0xEF && second == 0xBB)
        || (first == 0xFF && second == 0xFE)
        || (first == 0 && second == 0);
  }

  /** Returns a byte from 0 to 255, or -1 after the end. */
  private static int at(ByteBuffer start, int index) {
    return index < start.remaining() ? start.get(start.position() + index) & 0xFF : -1;
  }

  /** Returns a decoder that reports other bytes. */
  CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
