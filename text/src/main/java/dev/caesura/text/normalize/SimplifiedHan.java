package dev.caesura.text.normalize;

import com.ibm.icu.text.Transliterator;

/**
 * Simplified forms of Chinese characters, by ICU's rules for single characters. Each character is
 * looked up once. Thread-safe.
 */
final class SimplifiedHan {

  /** The first and the last character that has another form. */
  static final int FIRST = 0x3400;

  static final int LAST = 0x9FFF;

  /** By character, or 0 where it was not looked up yet: racing threads store the same value. */
  private static final char[] KNOWN = new char[LAST - FIRST + 1];

  private static Transliterator rules;

  private SimplifiedHan() {}

  /** Returns the simplified form of a character, itself if it has none of its own. */
  static char of(char character) {
    char known = KNOWN[character - FIRST];
    return known != 0 ? known : lookUp(character);
  }

  private static synchronized char lookUp(char character) {
    if (rules == null) {
      rules = Transliterator.getInstance("Traditional-Simplified");
    }
    String form = rules.transliterate(String.valueOf(character));
    char simplified = form.length() == 1 ? form.charAt(0) : character;
    KNOWN[character - FIRST] = simplified;
    return simplified;
  }
}
