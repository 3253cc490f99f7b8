package dev.caesura.models.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.InflaterInputStream;

/**
 * Class and lower-case mapping of every code point, from a table made for training. Those of the
 * JDK change with its Unicode version, and the network's input would change too. Immutable.
 */
final class CodePoints {

  static final int OTHER = 0;
  static final int SPACE = 1;
  static final int LETTER = 2;
  static final int DIGIT = 3;
  static final int PUNCTUATION = 4;

  /** Letters of scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. */
  static final int UNSPACED = 5;

  private static final int LIMIT = 0x20000;
  private static final int HAN_LIMIT = 0x40000;
  private static final String SHIPPED = "codepoints.bin";

  static final CodePoints TABLE = read();

  private final byte[] kinds = new byte[LIMIT];
  private final int[] lower = new int[LIMIT];

  private CodePoints(DataInputStream in) throws IOException {
    int runs = in.readInt();
    int at = 0;
    for (int i = 0; i < runs; i++) {
      int length = in.readInt();
      byte kind = in.readByte();
      int offset = in.readInt();
      for (int end = at + length; at < end; at++) {
        kinds[at] = kind;
        lower[at] = at + offset;
      }
    }
    if (at != LIMIT) {
      throw new IOException(SHIPPED + " describes " + at + " code points; expected " + LIMIT);
    }
  }

  private static CodePoints read() {
    try (InputStream in = CodePoints.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SHIPPED + " is missing from the jar");
      }
      return new CodePoints(new DataInputStream(new InflaterInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + SHIPPED + " cannot be read", e);
    }
  }

  int kind(int codePoint) {
    if (codePoint < LIMIT) {
      return kinds[codePoint];
    }
    return codePoint < HAN_LIMIT ? UNSPACED : OTHER;
  }

  int lower(int codePoint) {
    return codePoint < LIMIT ? lower[codePoint] : codePoint;
  }
}
