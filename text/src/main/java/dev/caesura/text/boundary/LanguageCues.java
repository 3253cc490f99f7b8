package dev.caesura.text.boundary;

import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Locale;
import java.util.Map;

/**
 * Looks up abbreviations that mean something else in another language, such as a common word, by
 * the language of the words around them. Pure functions.
 */
final class LanguageCues {

  /** How far before and after a place words are read, in UTF-16 units. */
  private static final int BEFORE = 200;

  private static final int AFTER = 80;

  private LanguageCues() {}

  /**
   * Returns what is known of an abbreviation in the language of its sentence, as flags; 0 if
   * nothing is, or if the sentence does not show its language.
   *
   * @param text the text
   * @param kinds kinds by language
   * @param first where the abbreviation starts
   * @param place where the next word starts
   */
  static int kinds(ArrivingText text, Map<String, Integer> kinds, int first, int place) {
    if (kinds.isEmpty()) {
      return 0;
    }
    StringBuilder words = new StringBuilder();
    int from = first;
    while (first - from < BEFORE && text.before(from) != ArrivingText.NONE) {
      from -= Character.charCount(text.before(from));
    }
    addWords(text, from, first, words);
    addWords(text, place, place + AFTER, words);
    return LanguageDetector.closest(words.toString())
        .map(Locale::getLanguage)
        .map(kinds::get)
        .orElse(0);
  }

  /** Adds the words that show a language: in small letters or at the start, and not abbreviated. */
  private static void addWords(ArrivingText text, int from, int to, StringBuilder words) {
    int i = from;
    while (i < to && text.at(i) != ArrivingText.NONE) {
      int start = i;
      while (i < to && text.at(i) != ArrivingText.NONE && !ArrivingText.isSpace(text.at(i))) {
        i += Character.charCount(text.at(i));
      }
      boolean counts = start == text.start() || Character.isLowerCase(Math.max(0, text.at(start)));
      if (counts && text.before(i) != '.') {
        for (int each = start; each < i; each += Character.charCount(text.at(each))) {
          words.appendCodePoint(text.at(each));
        }
        words.append(' ');
      }
      while (i < to && text.at(i) != ArrivingText.NONE && WhiteSpace.is(text.at(i))) {
        i += Character.charCount(text.at(i));
      }
    }
  }
}
