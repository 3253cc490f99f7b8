package dev.caesura.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text files as UTF-8, strictly. Pure functions, safe for use by many threads. */
public final class Utf8Text {

  /** Longer files are surely not a transcript, and Java strings end at 2^31 characters. */
  private static final long MOST_BYTES = 1L << 30;

  private Utf8Text() {}

  /**
   * Reads a whole file. A byte order mark at its start is dropped and counts in no offset.
   *
   * @param file a UTF-8 file of at most 1 GiB
   * @return its text, untouched otherwise: line ends stay as they are
   * @throws IOException if it cannot be read, is too large, or holds bytes that are not UTF-8; the
   *     message names line and byte offset
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, a text file is expected");
    }
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException(
          file + ": " + size + " bytes, a text file of at most " + MOST_BYTES + " is expected");
    }
    return decode(Files.readAllBytes(file), file.toString());
  }

  /**
   * Decodes bytes.
   *
   * @param bytes UTF-8
   * @param name what to call them in messages
   * @return the text without a byte order mark
   * @throws IOException if they are not UTF-8; the message names line and byte offset
   */
  public static String decode(byte[] bytes, String name) throws IOException {
    refuseUtf16(bytes, name);
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    ByteBuffer in = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0));
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw notUtf8(bytes, in.position(), name);
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  private static void refuseUtf16(byte[] bytes, String name) throws IOException {
    if (bytes.length >= 2 && isUtf16(bytes[0], bytes[1])) {
      throw new CodingException(utf16Message(name));
    }
  }

  /** Whether the first two bytes are UTF-16's byte order mark, either way round. */
  static boolean isUtf16(byte first, byte second) {
    int mark = ((first & 0xFF) << 8) | (second & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  static String utf16Message(String name) {
    return name
        + ": UTF-8 is expected, UTF-16 was found (byte order mark at byte 0);"
        + " convert it: iconv -f UTF-16 -t UTF-8";
  }

  private static IOException notUtf8(byte[] bytes, int position, String name) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new CodingException(
        String.format(
            java.util.Locale.ROOT,
            "%s: line %d, byte %d: UTF-8 is expected, 0x%02X was found;"
                + " convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8",
            name,
            line,
            position,
            bytes[position] & 0xFF));
  }

  /**
   * For every {@code String} index of a text, how many code points come before it: the unit of
   * exported offsets, which other languages than Java count in.
   *
   * @param text any text
   * @return one count for each index, and one for the end; a low surrogate counts like the code
   *     point that it belongs to
   */
  public static int[] codePointOffsets(String text) {
    int[] offsets = new int[text.length() + 1];
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      int width = Character.charCount(text.codePointAt(i));
      for (int k = 0; k < width; k++) {
        offsets[i + k] = count;
      }
      i += width;
      count++;
    }
    offsets[text.length()] = count;
    return offsets;
  }

  /** A coding failure that says where. */
  private static final class CodingException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;
    private final String message;

    CodingException(String message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
