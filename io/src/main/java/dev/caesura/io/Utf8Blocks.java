package dev.caesura.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads UTF-8 strictly, block by block, so that texts of any length go through a little memory. A
 * byte order mark at the start is dropped. For one thread.
 */
public final class Utf8Blocks implements Closeable {

  private final InputStream in;
  private final String name;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
  private final CharBuffer chars = CharBuffer.allocate(1 << 14);
  private long offset;
  private long line = 1;
  private boolean first = true;
  private boolean ended;
  private CoderResult bad;

  /**
   * A reader.
   *
   * @param in bytes; closed with this
   * @param name what to call them in messages
   */
  public Utf8Blocks(InputStream in, String name) {
    this.in = in;
    this.name = name;
    bytes.flip();
  }

  /**
   * Reads on.
   *
   * @return some more text, as it is, at least one character; empty at the end
   * @throws CharacterCodingException if what follows is not UTF-8; all before it was given out, the
   *     message names line and byte offset
   * @throws IOException if it cannot be read
   */
  public String next() throws IOException {
    chars.clear();
    while (chars.position() == 0 && bad == null && !ended) {
      bytes.compact();
      int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + Math.max(0, got)).flip();
      int before = bytes.position();
      CoderResult result = decoder.decode(bytes, chars, got < 0);
      ended = got < 0;
      offset += bytes.position() - before;
      bad = result.isError() ? result : null;
    }
    if (chars.position() == 0 && bad != null) {
      if (offset == 0 && bytes.remaining() > 1 && Utf8Text.isUtf16(bytes.get(0), bytes.get(1))) {
        throw new NotUtf8(Utf8Text.utf16Message(name));
      }
      throw new NotUtf8(
          String.format(
              Locale.ROOT,
              "%s: line %d, byte %d: UTF-8 is expected, 0x%02X was found;"
                  + " convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8",
              name,
              line,
              offset,
              bytes.get(bytes.position()) & 0xFF));
    }
    chars.flip();
    if (first && chars.hasRemaining()) {
      first = false;
      if (chars.get(0) == '\uFEFF') {
        chars.get();
        if (!chars.hasRemaining()) {
          return next();
        }
      }
    }
    String text = chars.toString();
    line += text.chars().filter(c -> c == '\n').count();
    return text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A coding failure that says where. */
  private static final class NotUtf8 extends CharacterCodingException {
    private static final long serialVersionUID = 1L;
    private final String message;

    NotUtf8(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
