package dev.caesura.align.io;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.regex.Pattern;

/** Decimal numbers in text. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");

  private Numbers() {}

  /** Whether it is a plain decimal number: no NaN, no infinity, no hexadecimal. */
  static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  static double decimal(String text, String what, TextPosition position) throws IOException {
    if (!isDecimal(text)) {
      throw position.malformed(what, text);
    }
    return Double.parseDouble(text);
  }
}
