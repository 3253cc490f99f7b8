package dev.caesura.align.utterance;

import dev.caesura.text.unicode.UnspacedScript;
import java.util.List;

/**
 * Joins words with spaces, which some scripts do not write. Pure functions, safe for use by many
 * threads.
 */
public final class WordJoiner {

  private WordJoiner() {}

  /** Returns the number of spaces between two normalised words: 0 or 1. */
  static int spacesBetween(String left, String right) {
    return UnspacedScript.joins(left, right) ? 0 : 1;
  }

  /** Joins normalised words. */
  static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (String word : words) {
      if (!text.isEmpty() && spacesBetween(last, word) > 0) {
        text.append(' ');
      }
      text.append(word);
      last = word;
    }
    return text.toString();
  }

  /**
   * Joins words that may have punctuation.
   *
   * @param words the words, in order; may be empty
   * @return one text, without spaces inside scripts that do not write them
   */
  public static String joinRaw(List<String> words) {
    StringBuilder text = new StringBuilder();
    int last = 0;
    for (String word : words) {
      if (!text.isEmpty() && !isJoined(last, firstLetter(word))) {
        text.append(' ');
      }
      text.append(word);
      int own = lastLetter(word);
      last = own == 0 ? last : own;
    }
    return text.toString();
  }

  /** Returns whether two characters have no space between them; numbers join such scripts. */
  private static boolean isJoined(int left, int right) {
    return UnspacedScript.contains(left)
        ? UnspacedScript.contains(right) || Character.isDigit(right)
        : Character.isDigit(left) && UnspacedScript.contains(right);
  }

  private static int firstLetter(String word) {
    int i = 0;
    while (i < word.length() && !Character.isLetterOrDigit(word.codePointAt(i))) {
      i += Character.charCount(word.codePointAt(i));
    }
    return i == word.length() ? 0 : word.codePointAt(i);
  }

  private static int lastLetter(String word) {
    int i = word.length();
    while (i > 0 && !Character.isLetterOrDigit(word.codePointBefore(i))) {
      i -= Character.charCount(word.codePointBefore(i));
    }
    return i == 0 ? 0 : word.codePointBefore(i);
  }
}
