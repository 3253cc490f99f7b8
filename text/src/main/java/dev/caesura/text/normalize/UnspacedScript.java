package dev.caesura.text.normalize;

import com.ibm.icu.lang.UScript;

/** Scripts that write no spaces between words. Stateless. */
public final class UnspacedScript {

  private UnspacedScript() {}

  /**
   * Whether a character belongs to such a script: Chinese characters, kana, Thai, Lao, Khmer,
   * Burmese.
   *
   * @param point a code point
   * @return whether words of its script are not parted by spaces
   */
  public static boolean contains(int point) {
    return point >= 0x0E00 && (isIdeographic(point) || isAlphabetic(point));
  }

  /**
   * Whether two words are written without a space between them.
   *
   * @param left any text
   * @param right what follows
   * @return whether both sides of the place between them are in such a script
   */
  public static boolean joins(String left, String right) {
    return !left.isEmpty()
        && !right.isEmpty()
        && contains(left.codePointBefore(left.length()))
        && contains(right.codePointAt(0));
  }

  /** Chinese and Japanese, where each character counts. */
  static boolean isIdeographic(int point) {
    if (point < 0x2E80) {
      return false;
    }
    return switch (UScript.getScript(point)) {
      case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA -> true;
      // Marks of long vowels and voicing are shared by both kana.
      default -> point == 0x30FC || point == 0xFF70 || point == 0xFF9E || point == 0xFF9F;
    };
  }

  /** Scripts whose words are found by dictionaries. */
  static boolean isAlphabetic(int point) {
    if (point < 0x0E00) {
      return false;
    }
    return switch (UScript.getScript(point)) {
      case UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR -> true;
      default -> false;
    };
  }
}
