package dev.caesura.text.unicode;

import dev.caesura.text.TextSpan;

/**
 * White space and line breaks. Pure functions, safe for use by many threads.
 *
 * <p>White space is what Unicode gives the property White_Space, the no-break spaces and U+0085
 * included, and the separators U+001C to U+001F, which Java adds. Neither {@link
 * Character#isWhitespace(int)} (without the no-break spaces) nor {@link Character#isSpaceChar(int)}
 * (without tabs and line feeds) nor both together (without U+0085) is that set. Zero-width
 * characters are not white space. All of it lies below U+FFFF, so that UTF-16 units may be tested
 * one by one.
 *
 * <p>A line break is a line feed, a carriage return (one break with the line feed after it),
 * U+0085, U+2028 or U+2029. Vertical tabs and form feeds are not: a form feed stands between two
 * pages of one sentence, after a line break, and would make a blank line of it.
 */
public final class WhiteSpace {

  private WhiteSpace() {}

  /**
   * Returns whether a character is white space.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for every kind of space, tab and line break
   */
  public static boolean is(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == ' '
          || (codePoint >= '\t' && codePoint <= '\r')
          || (codePoint >= 0x1C && codePoint <= 0x1F);
    }
    return codePoint == 0x85 || Character.isSpaceChar(codePoint);
  }

  /**
   * Returns whether a character breaks a line, be it as half of a carriage return and line feed.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for U+000A, U+000D, U+0085, U+2028 and U+2029
   */
  public static boolean isLineBreak(int codePoint) {
    return codePoint == '\n'
        || codePoint == '\r'
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  /**
   * Returns whether some program takes a character for the end of a line: line breaks, vertical tab
   * and form feed. Output of one item a line must not contain any of them. The features of saved
   * adaptations of the sentence splitter depend on this set.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for the characters of {@code \v} in Java's patterns
   */
  public static boolean isVertical(int codePoint) {
    return codePoint == 0x0B || codePoint == 0x0C || isLineBreak(codePoint);
  }

  /**
   * Returns whether a character is white space within a line.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for white space that is not a line break
   */
  public static boolean isInline(int codePoint) {
    return is(codePoint) && !isLineBreak(codePoint);
  }

  /**
   * Returns whether a text holds nothing but white space.
   *
   * @param text any text
   * @return true for the empty text, too
   */
  public static boolean isBlank(CharSequence text) {
    return skip(text, 0, text.length()) == text.length();
  }

  /**
   * Returns where white space ends.
   *
   * @param text any text
   * @param from where to start, at least 0
   * @param limit where to stop, at most the length of the text
   * @return the first index from {@code from} on that is not white space, or {@code limit}
   */
  public static int skip(CharSequence text, int from, int limit) {
    int at = from;
    while (at < limit && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Returns where the white space before a place starts.
   *
   * @param text any text
   * @param to where to start, at most the length of the text
   * @param limit where to stop, at least 0
   * @return the end of the last character before {@code to} that is not white space, or {@code
   *     limit}
   */
  public static int skipBack(CharSequence text, int to, int limit) {
    int at = to;
    while (at > limit && is(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * Returns a span without the white space at its ends.
   *
   * @param text the text that the span belongs to
   * @param span a part of it
   * @return the smaller span; empty, at the start of the given one, if all is white space
   */
  public static TextSpan strip(CharSequence text, TextSpan span) {
    int end = skipBack(text, span.end(), span.start());
    return end == span.start()
        ? new TextSpan(end, end)
        : new TextSpan(skip(text, span.start(), end), end);
  }

  /**
   * Returns a text without the white space at its ends.
   *
   * @param text any text
   * @return what is left, perhaps nothing
   */
  public static String strip(String text) {
    return strip(text, new TextSpan(0, text.length())).in(text);
  }

  /**
   * Returns a text with one space for every run of white space and none at its ends.
   *
   * @param text any text
   * @return the words of the text with one space between them
   */
  public static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = skip(text, 0, text.length());
    while (at < text.length()) {
      if (is(text.charAt(at))) {
        at = skip(text, at, text.length());
        if (at < text.length()) {
          out.append(' ');
        }
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  /**
   * Returns how many line breaks a part of a text has.
   *
   * @param text any text
   * @param from where the part starts
   * @param to where it ends
   * @return line breaks, a carriage return with its line feed counted once
   */
  public static int lineBreaks(CharSequence text, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      boolean second = text.charAt(i) == '\n' && i > from && text.charAt(i - 1) == '\r';
      breaks += isLineBreak(text.charAt(i)) && !second ? 1 : 0;
    }
    return breaks;
  }
}
