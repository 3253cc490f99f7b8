package dev.caesura.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * Reader that decodes UTF-8 strictly, in little memory; and UTF-16 or UTF-32 if the text begins
 * with their byte order mark. The mark is dropped. Other bytes are a {@link
 * CharacterCodingException} with file, line and byte; all characters before them are returned
 * first. Lines are counted as {@link LineReader} ends them. Never waits for more bytes than it
 * needs, so it suits pipes. Not thread-safe.
 */
public final class Utf8Reader extends Reader {

  private static final int BLOCK = 1 << 14;

  private final InputStream in;
  private final String file;
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer chars = CharBuffer.allocate(BLOCK).flip();
  private CharsetDecoder decoder;
  private long offset;
  private long line = 1;
  private boolean isAfterReturn;
  private boolean ended;
  private boolean malformed;

  /**
   * Creates a reader.
   *
   * @param in the bytes; closed with this reader
   * @param file their name in messages
   */
  public Utf8Reader(InputStream in, String file) {
    this.in = Objects.requireNonNull(in, "in");
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Returns the text that follows, as much as is available at once.
   *
   * @return at least one character; empty at the end
   * @throws CharacterCodingException if the next bytes are not in the text's encoding
   * @throws IOException if the bytes cannot be read
   */
  public String readBlock() throws IOException {
    if (!fill()) {
      return "";
    }
    String block = chars.toString();
    chars.position(chars.limit());
    return block;
  }

  @Override
  public int read() throws IOException {
    return fill() ? chars.get() : -1;
  }

  @Override
  public int read(char[] buffer, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(buffer, start, count);
    return count;
  }

  @Override
  public boolean ready() throws IOException {
    return chars.hasRemaining();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Decodes until there is a character; false at the end. */
  private boolean fill() throws IOException {
    while (!chars.hasRemaining()) {
      if (malformed) {
        throw malformed();
      }
      if (ended) {
        return false;
      }
      decode();
    }
    return true;
  }

  private void decode() throws IOException {
    bytes.compact();
    int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(0, got)).flip();
    if (decoder == null) {
      TextEncoding encoding = TextEncoding.of(bytes, got < 0);
      if (encoding == null) {
        return;
      }
      decoder = encoding.decoder();
      offset = encoding.markLength();
      bytes.position(encoding.markLength());
    }
    int before = bytes.position();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, got < 0);
    chars.flip();
    ended = got < 0;
    offset += bytes.position() - before;
    malformed = result.isError();
    for (int i = chars.position(); i < chars.limit(); i++) {
      char c = chars.get(i);
      line += c == '\r' || (c == '\n' && !isAfterReturn) ? 1 : 0;
      isAfterReturn = c == '\r';
    }
  }

  private CharacterCodingException malformed() {
    boolean isUtf8 = decoder.charset().equals(StandardCharsets.UTF_8);
    // The name of UTF-16LE without the order of its bytes, which the mark states.
    String expected = isUtf8 ? "UTF-8" : decoder.charset().name().substring(0, 6);
    return new NotUtf8Exception(
        String.format(
            Locale.ROOT,
            "%s, line %d, byte %d: expected %s; found 0x%02X.%s",
            file,
            line,
            offset,
            expected,
            bytes.get(bytes.position()) & 0xFF,
            isUtf8 ? " Convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8" : ""));
  }

  /** A coding error with its position. */
  private static final class NotUtf8Exception extends CharacterCodingException {
    private static final long serialVersionUID = 1L;
    private final String message;

    NotUtf8Exception(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
