package dev.caesura.text.boundary;

import dev.caesura.text.unicode.WhiteSpace;

/**
 * Meaning of line breaks. A carriage return with the line feed after it is one break; U+0085,
 * U+2028 and U+2029 are breaks too. Safe for use by many threads.
 */
public enum LineBreaks {
  /** A blank line splits, a single line break is white space. The default. */
  BLANK,
  /** Every line break splits. */
  RESPECT,
  /** Line breaks and blank lines are white space. */
  IGNORE,
  /**
   * Text wrapped at a width, as in mails and PDF files: a single line break is white space, unless
   * the text shows that it was meant: the next line starts with a list mark, {@code #}, {@code >}
   * or {@code |}, the line itself with {@code #}, or the first word of the next line would have
   * fitted well into the longest line around. A blank line splits. Nothing is split where a line
   * break divides a word ({@link dev.caesura.text.unicode.DividedWords}).
   */
  WRAPPED;

  /** Returns after how many line breaks without text between them a text is always split. */
  int breaksToSplit() {
    return switch (this) {
      case RESPECT -> 1;
      case IGNORE -> Integer.MAX_VALUE;
      case BLANK, WRAPPED -> 2;
    };
  }

  /**
   * Returns the text as the scorer sees it, of the same length: spaces in place of line breaks that
   * do not always split.
   */
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
