package dev.caesura.align.io;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.regex.Pattern;

/** Parser of decimal numbers in text. */
final class DecimalParser {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");

  private DecimalParser() {}

  /** Whether a text is a plain decimal number: not NaN, infinite or hexadecimal. */
  static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  static double parse(String text, String expected, TextPosition position) throws IOException {
    if (!isDecimal(text)) {
      throw position.malformed(expected, text);
    }
    return Double.parseDouble(text);
  }
}
