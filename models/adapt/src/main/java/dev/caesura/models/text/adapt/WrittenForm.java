package dev.caesura.models.text.adapt;

import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * Features of the text around a place where a sentence may end, each 0 or 1. They depend on at most
 * {@link #REACH} code points on either side, so that windows and streams have the same.
 *
 * <p>Saved adaptations depend on every feature. So the tests for white space and scripts stay here,
 * whatever {@code dev.caesura.text} decides.
 */
final class WrittenForm {

  /** Code points that are read before and after a place. */
  static final int REACH = 16;

  /** Number of features. */
  static final int COUNT = 20;

  private static final int MAX_SHORT_WORD = 3;

  private WrittenForm() {}

  /**
   * Returns whether a boundary may follow a character: it is not white space, and not inside a word
   * of a script that has spaces between words.
   */
  static boolean mayEnd(String text, int index) {
    int code = text.codePointBefore(index + 1);
    if (WhiteSpace.is(code)) {
      return false;
    }
    if (index + 1 == text.length()) {
      return true;
    }
    return !(isSpacedWord(code) && isSpacedWord(text.codePointAt(index + 1)));
  }

  private static boolean isSpacedWord(int code) {
    return switch (Character.getType(code)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER ->
          !UnspacedScript.isInAdaptations(code);
      default -> false;
    };
  }

  /** Puts {@link #COUNT} features of the place after the character that ends at an index. */
  static void put(String text, int index, float[] out, int from) {
    int code = text.codePointBefore(index + 1);
    int at = index + 1;
    boolean lineBreak = false;
    int read = 0;
    while (at < text.length() && read < REACH && WhiteSpace.is(text.codePointAt(at))) {
      char c = text.charAt(at);
      lineBreak |= WhiteSpace.isVertical(c);
      at += Character.charCount(text.codePointAt(at));
      read++;
    }
    boolean space = at > index + 1;
    boolean open = at < text.length() && read < REACH;
    int next = open ? text.codePointAt(at) : ' ';
    boolean opens = SentenceMarks.isOpening(next);
    if (opens && at + Character.charCount(next) < text.length()) {
      next = text.codePointAt(at + Character.charCount(next));
    }
    boolean closes = SentenceMarks.isClosing(code);
    int mark = code;
    if (closes && index + 1 > Character.charCount(code)) {
      mark = text.codePointBefore(index + 1 - Character.charCount(code));
    }
    boolean end = SentenceMarks.isSentenceTerminal(mark);
    boolean pause = SentenceMarks.isPause(mark);
    boolean letter = Character.isLetter(code);
    boolean digit = Character.isDigit(code);
    boolean upper = Character.isUpperCase(next) || Character.isTitleCase(next);
    boolean lower = Character.isLowerCase(next);
    int word = end && mark == '.' ? wordBefore(text, index + 1 - (closes ? 2 : 1)) : 0;
    boolean[] facts = {
      space,
      lineBreak,
      opens,
      upper,
      lower,
      Character.isDigit(next),
      closes,
      end,
      pause,
      letter,
      digit,
      end && upper,
      end && lower,
      pause && upper,
      letter && upper,
      word > 0 && word <= MAX_SHORT_WORD,
      word == 1,
      mark == '.',
      mark == ',',
      mark == ';' || mark == ':'
    };
    for (int i = 0; i < COUNT; i++) {
      out[from + i] = facts[i] ? 1 : 0;
    }
  }

  /** Returns the number of letters and digits that end before an index. */
  private static int wordBefore(String text, int end) {
    int at = end;
    int length = 0;
    while (at > 0 && length < REACH - 2 && Character.isLetterOrDigit(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
      length++;
    }
    return length;
  }
}
