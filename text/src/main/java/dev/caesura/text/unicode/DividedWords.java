package dev.caesura.text.unicode;

/**
 * Words that a hyphen at the end of a line divides in two. Pure functions, safe for use by many
 * threads.
 *
 * <p>A word is divided where a letter (or its combining mark) and a hyphen stand before exactly one
 * line break, with or without white space around it, and a letter after it. The hyphen may be
 * U+002D, U+2010, a soft hyphen, or {@code ¬}, which older programs write for one.
 *
 * <p>How much the letter after it has to show differs on purpose. {@link #isDivided} needs a
 * lower-case letter, after a soft hyphen too, since text is changed or left uncut without further
 * evidence: {@code Anglo-American} keeps its hyphen and {@code E-Vitamin} stays two. Comparison
 * with speech ({@code text.normalize}) also accepts scripts without case, words in capitals and any
 * letter after a soft hyphen, since it looks the joined word up in the same text. A blank line
 * divides nothing: it ends a paragraph.
 */
public final class DividedWords {

  private static final int SOFT_HYPHEN = 0x00AD;

  /** A line break and the indentation after it are short. */
  private static final int MAX_SPACE = 64;

  private DividedWords() {}

  /**
   * Returns whether a character can be the hyphen of a divided word.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for {@code -}, U+2010, U+00AD and U+00AC
   */
  public static boolean isHyphen(int codePoint) {
    return codePoint == '-'
        || codePoint == 0x2010
        || codePoint == SOFT_HYPHEN
        || codePoint == 0x00AC;
  }

  /**
   * Returns whether a hyphen stands for nothing but the division of a word.
   *
   * @param codePoint a code point or UTF-16 unit
   * @return true for a soft hyphen
   */
  public static boolean isSoftHyphen(int codePoint) {
    return codePoint == SOFT_HYPHEN;
  }

  /**
   * Returns whether a word is divided at a line break, by the characters around it.
   *
   * @param before the code point before the hyphen
   * @param hyphen the last code point before the line break that is not white space
   * @param after the first code point after it that is not white space
   * @return whether both halves are one word
   */
  public static boolean isDivided(int before, int hyphen, int after) {
    return isHyphen(hyphen) && isLetterOrMark(before) && Character.isLowerCase(after);
  }

  /**
   * Returns whether a place lies in a divided word: next to or in the white space after its hyphen.
   *
   * @param text any text
   * @param place in {@code [0, text.length()]}
   * @return whether a sentence that ended here would end inside a word
   */
  public static boolean isInside(CharSequence text, int place) {
    int from = WhiteSpace.skipBack(text, place, Math.max(0, place - MAX_SPACE));
    int to = WhiteSpace.skip(text, place, Math.min(text.length(), place + MAX_SPACE));
    if (from < 2 || to == text.length() || !isHyphen(text.charAt(from - 1))) {
      return false;
    }
    return WhiteSpace.lineBreaks(text, from, to) == 1
        && isDivided(
            Character.codePointBefore(text, from - 1),
            text.charAt(from - 1),
            Character.codePointAt(text, to));
  }

  /**
   * Returns where the next line starts, if little white space and nothing else stands before it.
   *
   * @param text any text
   * @param from where to start, after a hyphen
   * @param limit where to stop, at most the length of the text
   * @return the first index after exactly one line break and the white space around it, or -1
   */
  public static int nextLine(CharSequence text, int from, int limit) {
    int last = Math.min(limit, from + MAX_SPACE);
    int to = WhiteSpace.skip(text, from, last);
    return to < last && WhiteSpace.lineBreaks(text, from, to) == 1 ? to : -1;
  }

  private static boolean isLetterOrMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetter(codePoint);
    };
  }
}
