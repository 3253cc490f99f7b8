package dev.caesura.text.boundary;

/**
 * Meaning of line breaks. A carriage return with the line feed after it is one break; U+0085,
 * U+2028 and U+2029 are breaks too. Safe for use by many threads.
 */
public enum LineBreaks {
  /**
   * Decides for every single line break by the paragraph that it stands in: it is white space where
   * the paragraph is wrapped at a width, and splits where each line is a unit of its own, such as a
   * sentence, a heading, a list item, a line of a chat, a field ({@code Title: ...}) or a whole
   * paragraph. A blank line splits. Nothing is split where a line break divides a word. The
   * decision depends on up to 500 characters after the line break. The default.
   */
  AUTO,
  /** A blank line splits, a single line break is white space. */
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
      case AUTO, BLANK, WRAPPED -> 2;
    };
  }

  /** Returns the text as the scorer sees it, of the same length ({@link SeenText}). */
  String seen(String text) {
    return SeenText.of(this, text);
  }
}
