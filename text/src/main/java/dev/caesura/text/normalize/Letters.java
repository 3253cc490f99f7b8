package dev.caesura.text.normalize;

import com.ibm.icu.text.Normalizer2;

/** Letters, and their folded form for comparison. */
final class Letters {

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  /** The round zero of Chinese, a number to Unicode; the square one is a letter. */
  private static final int ZERO = 0x3007;

  private Letters() {}

  /** Whether a character is a letter or a combining mark. */
  static boolean isWordPart(int point) {
    if (point < 128) {
      return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    }
    int type = Character.getType(point);
    return Character.isLetter(point)
        || point == ZERO
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  static boolean isMark(int point) {
    return isWordPart(point) && point != ZERO && !Character.isLetter(point);
  }

  /** Whether a character inside a word has no sound; a zero-width space separates words. */
  static boolean isSilent(int point) {
    return isApostrophe(point) || (Character.getType(point) == Character.FORMAT && point != 0x200B);
  }

  private static boolean isApostrophe(int point) {
    return point == '\'' || point == '\u2019' || point == '\u02BC' || point == '\uFF07';
  }

  static String fold(String text) {
    return FOLD.normalize(text);
  }

  /** Returns the folded text, only letters, marks and digits. */
  static String folded(String text) {
    String ascii = foldedAscii(text);
    return ascii != null ? ascii : foldedAny(text);
  }

  /** Most words are plain, and a long transcript has many of them. */
  private static String foldedAscii(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 128) {
        return null;
      }
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        letters.append(letter);
      } else if (letter >= 'A' && letter <= 'Z') {
        letters.append((char) (letter + 'a' - 'A'));
      }
    }
    return letters.toString();
  }

  private static String foldedAny(String text) {
    String folded = FOLD.normalize(text);
    StringBuilder letters = new StringBuilder(folded.length());
    folded
        .codePoints()
        .map(point -> point == ZERO ? 0x96F6 : point)
        .filter(point -> isWordPart(point) || Character.isDigit(point))
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
