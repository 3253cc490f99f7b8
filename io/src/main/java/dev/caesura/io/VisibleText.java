package dev.caesura.io;

import java.util.Locale;

/**
 * Makes foreign text safe to show in a line of a terminal: a file name or a damaged line can hold
 * line feeds, escape sequences and marks that turn the direction of writing. Pure functions, safe
 * for use by many threads.
 */
public final class VisibleText {

  private VisibleText() {}

  /**
   * Returns a text in which such characters are visible.
   *
   * @param text any text
   * @return the text, where control characters, separators of lines, marks of direction, and halves
   *     of surrogate pairs are written as <code>&#92;u001b</code>; the same text if it has none
   */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && !isHidden(text, at)) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isHidden(text, at)) {
        visible.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        visible.append(c);
      }
    }
    return visible.toString();
  }

  /**
   * Returns the start of a text, made visible: an error names what was found, not a whole file.
   *
   * @param text any text
   * @param length how many UTF-16 units of it to show at most, at least 1; no character is cut
   * @return the text, or its start and three dots if it is longer, as {@link #of} shows it
   */
  public static String shortened(String text, int length) {
    if (text.length() <= length) {
      return of(text);
    }
    int end = Character.isLowSurrogate(text.charAt(length)) ? length - 1 : length;
    return of(text.substring(0, end).stripTrailing() + "...");
  }

  private static boolean isHidden(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x7F) {
      return c < ' ';
    }
    if (Character.isSurrogate(c)) {
      return Character.isHighSurrogate(c)
          ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
          : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c < 0xA0
        || c == 0x061C
        || (c >= 0x200E && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
