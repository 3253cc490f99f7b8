package dev.caesura.text.boundary;

import dev.caesura.text.unicode.WhiteSpace;

/**
 * What line breaks mean. A carriage return with the line feed after it is one break; U+0085, U+2028
 * and U+2029 are breaks too. Safe for use by many threads.
 */
public enum LineBreaks {
  /** A blank line parts, a single line end is white space. The default. */
  BLANK,
  /** Every line end parts. */
  RESPECT,
  /** Line ends and blank lines are white space. */
  IGNORE,
  /**
   * Text wrapped at a width, as in mails and PDF files: a single line end is white space, unless
   * the text shows that it was meant: the next line starts with a list mark, {@code #}, {@code >}
   * or {@code |}, the line itself with {@code #}, or the first word of the next line would have
   * fitted well into the longest line around. A blank line parts. Nothing is cut where a line end
   * divides a word: a hyphen after a letter before it, a small letter behind it.
   */
  WRAPPED;

  /** What the scorer sees, as long as the text: a space in place of a break that need not part. */
  String seen(String text) {
    if (this == RESPECT) {
      return text;
    }
    StringBuilder seen = null;
    for (int i = 0; i < text.length(); i++) {
      if (WhiteSpace.isLineBreak(text.charAt(i))) {
        seen = seen == null ? new StringBuilder(text) : seen;
        seen.setCharAt(i, ' ');
      }
    }
    return seen == null ? text : seen.toString();
  }
}
