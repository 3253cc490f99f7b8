package dev.caesura.io;

import java.util.regex.Pattern;

/**
 * Parser of decimal numbers in text. Numbers that are not a number, infinite or hexadecimal are
 * refused, and so are exponents that would ask for gigabytes. Pure functions, safe for use by many
 * threads.
 */
public final class DecimalParser {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");

  private DecimalParser() {}

  /**
   * Returns whether a text is a plain decimal number.
   *
   * @param text any text
   * @return true if it has at most 15 digits before the point, 30 after it and 3 in its exponent
   */
  public static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /**
   * Parses a plain decimal number.
   *
   * @param text the number, as {@link #isDecimal} describes it
   * @param expected what the number is, for the message
   * @param position where it is
   * @return the number
   * @throws MalformedTextException if the text is not such a number
   */
  public static double parse(String text, String expected, TextPosition position)
      throws MalformedTextException {
    if (!isDecimal(text)) {
      throw position.malformed(expected, text);
    }
    return Double.parseDouble(text);
  }
}
