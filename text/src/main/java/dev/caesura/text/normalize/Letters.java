package dev.caesura.text.normalize;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/** Letters, and their folded form for comparison. */
final class Letters {

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  /** The round zero of Chinese, a number to Unicode; the square one is a letter. */
  static final int ZERO = 0x3007;

  private static final WordFolder ANY_LANGUAGE = new WordFolder(Locale.ROOT);

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

  /**
   * Whether a character is written for an apostrophe: the typewriter's, quotation marks, primes,
   * accents without a letter, and modifier letters.
   */
  static boolean isApostrophe(int point) {
    return switch (point) {
      case '\'', '`', 0xB4, 0x02B9, 0x02BB, 0x02BC, 0x02BE, 0x02BF, 0x02C8, 0x055A, 0x05F3 -> true;
      case 0x2018, 0x2019, 0x201B, 0x2032, 0xA78B, 0xA78C, 0xFF07 -> true;
      default -> false;
    };
  }

  static String fold(String text) {
    return FOLD.normalize(text);
  }

  /** Returns the folded text of any language: only letters, marks and digits. */
  static String folded(String text) {
    return ANY_LANGUAGE.fold(text);
  }

  /** Folds a text in ASCII, as most words are; null if it has other characters. */
  static String foldedAscii(String text) {
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
}
