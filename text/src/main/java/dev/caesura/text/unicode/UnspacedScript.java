package dev.caesura.text.unicode;

import com.ibm.icu.lang.UScript;

/**
 * Scripts that write no spaces between words: Chinese characters, Japanese kana and Bopomofo, whose
 * characters each count as a word, and Thai, Lao, Khmer and Burmese, whose words a dictionary
 * finds. Pure functions, safe for use by many threads.
 *
 * <p>The marks of long vowels and of voicing belong to the kana that they follow, although Unicode
 * gives them no script. Tibetan is not among these scripts, since a tsheg ends every syllable.
 */
public final class UnspacedScript {

  private UnspacedScript() {}

  /**
   * Returns whether a character belongs to such a script.
   *
   * @param codePoint a code point
   * @return whether words of its script are written without spaces between them
   */
  public static boolean contains(int codePoint) {
    return codePoint >= 0x0E00 && (isIdeographic(codePoint) || isAlphabetic(codePoint));
  }

  /**
   * Returns whether two words are written without a space between them.
   *
   * @param left any text
   * @param right what follows
   * @return whether the characters on both sides of the place between them are of such scripts
   */
  public static boolean joins(String left, String right) {
    return !left.isEmpty()
        && !right.isEmpty()
        && contains(left.codePointBefore(left.length()))
        && contains(right.codePointAt(0));
  }

  /**
   * Returns whether a character is Chinese, kana or Bopomofo, where each character counts as a
   * word.
   *
   * @param codePoint a code point
   * @return true also for the marks of {@link #isKanaMark}
   */
  public static boolean isIdeographic(int codePoint) {
    if (codePoint < 0x2E80) {
      return false;
    }
    return switch (UScript.getScript(codePoint)) {
      case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.BOPOMOFO -> true;
      default -> isKanaMark(codePoint);
    };
  }

  /**
   * Returns whether a character belongs to a script whose words a dictionary finds.
   *
   * @param codePoint a code point
   * @return true for Thai, Lao, Khmer and Burmese
   */
  public static boolean isAlphabetic(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    return switch (UScript.getScript(codePoint)) {
      case UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a character is a mark that belongs to the kana before it.
   *
   * @param codePoint a code point
   * @return true for the prolonged sound mark and the voicing marks, of full and half width
   */
  public static boolean isKanaMark(int codePoint) {
    return codePoint == 0x30FC || codePoint == 0xFF70 || isVoicingMark(codePoint);
  }

  /**
   * Returns whether a character voices the kana before it. Unlike a prolonged sound mark it has no
   * sound of its own, and unlike the combining marks it is a letter to Unicode.
   *
   * @param codePoint a code point
   * @return true for the voicing marks of half width
   */
  public static boolean isVoicingMark(int codePoint) {
    return codePoint == 0xFF9E || codePoint == 0xFF9F;
  }

  /**
   * Returns whether a character is of the symbols and punctuation that Chinese and Japanese share,
   * which have no space around them.
   *
   * @param codePoint a code point
   * @return true for U+3000 to U+303F
   */
  public static boolean isEastAsianPunctuation(int codePoint) {
    return codePoint >= 0x3000 && codePoint < 0x3040;
  }

  /**
   * Returns whether saved adaptations of the sentence splitter take a character for one of a script
   * without spaces. It differs from {@link #contains} in that Tibetan is among them and the marks
   * of kana are not, and must not change: a place that counted when an adaptation was fitted has to
   * count when it is used.
   *
   * @param codePoint a code point
   * @return whether a sentence may end between this character and a letter
   */
  public static boolean isInAdaptations(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }
}
