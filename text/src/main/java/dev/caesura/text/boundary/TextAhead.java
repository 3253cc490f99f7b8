package dev.caesura.text.boundary;

import dev.caesura.text.unicode.WhiteSpace;

/** Reads what follows a place: footnote marks, code in back-ticks, symbols. Pure functions. */
final class TextAhead {

  private static final int MAX_CODE = 500;
  private static final int MAX_SYMBOLS = 100;
  private static final int MAX_FOOTNOTE = 24;
  private static final int RAISED_OPEN = 0x207D;
  private static final int RAISED_CLOSE = 0x207E;

  private TextAhead() {}

  /** Judges whether a letter or digit follows before the text or paragraph ends. */
  static Verdict beforeSymbols(ArrivingText text, int place, LineBreaks lineBreaks) {
    int breaks = 0;
    for (int i = place; i < place + MAX_SYMBOLS; ) {
      int c = text.at(i);
      if (c == ArrivingText.NONE) {
        return Verdict.NEVER;
      }
      if (Character.isLetterOrDigit(c)) {
        return Verdict.FREE;
      }
      breaks += WhiteSpace.isLineBreak(c) && !(c == '\n' && text.before(i) == '\r') ? 1 : 0;
      breaks = WhiteSpace.is(c) ? breaks : 0;
      if (breaks > (lineBreaks == LineBreaks.BLANK ? 1 : 0) && lineBreaks != LineBreaks.IGNORE) {
        return Verdict.NEVER;
      }
      i += Character.charCount(c);
    }
    return Verdict.LATER;
  }

  /**
   * Returns the end of a footnote mark right after an end mark, or -1: raised digits, also in
   * raised brackets, digits and letters in square brackets, or digits in round ones.
   *
   * @param text the text
   * @param place right after the end mark
   * @param plain whether digits count too that are neither raised nor in square brackets
   */
  static int endOfNote(ArrivingText text, int place, boolean plain) {
    int c = text.at(place);
    if (isRaised(c)) {
      int i = place;
      while (i < place + MAX_FOOTNOTE && isRaised(text.at(i))) {
        i++;
      }
      return i;
    }
    if (c == RAISED_OPEN) {
      int i = place + 1;
      while (i < place + MAX_FOOTNOTE && isRaised(text.at(i))) {
        i++;
      }
      return i > place + 1 && text.at(i) == RAISED_CLOSE ? i + 1 : -1;
    }
    if (c == '[') {
      int i = place + 1;
      while (i < place + MAX_FOOTNOTE && isNoteText(text.at(i))) {
        i++;
      }
      return text.at(i) == ']' && i > place + 1 ? i + 1 : -1;
    }
    boolean bracketed = c == '(';
    int number = bracketed ? place + 1 : place;
    if (!plain || !Character.isDigit(Math.max(0, text.at(number)))) {
      return -1;
    }
    int letters = 0;
    while (letters < 3 && Character.isLowerCase(Math.max(0, text.before(place - 1 - letters)))) {
      letters++;
    }
    int i = number;
    while (i < number + 3 && Character.isDigit(Math.max(0, text.at(i)))) {
      i++;
    }
    if (bracketed && text.at(i) != ')') {
      return -1;
    }
    i += bracketed ? 1 : 0;
    boolean isNote =
        letters == 3
            && ArrivingText.isSpace(text.at(i))
            && Character.isUpperCase(Math.max(0, text.at(text.skipSpace(i))));
    return isNote ? i : -1;
  }

  /** Returns whether a dagger, or asterisks before white space, stand at a place. */
  static boolean isNoteSign(ArrivingText text, int place) {
    int i = place;
    while (i < place + 3 && text.at(i) == '*') {
      i++;
    }
    boolean dagger = text.at(place) == 0x2020 || text.at(place) == 0x2021;
    return dagger || (i > place && isSpaceOrNone(text.at(i)));
  }

  private static boolean isSpaceOrNone(int c) {
    return c == ArrivingText.NONE || ArrivingText.isSpace(c);
  }

  private static boolean isRaised(int c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
  }

  private static boolean isNoteText(int c) {
    return Character.isLetterOrDigit(Math.max(0, c)) || (c > 0 && " ,-\u2013*".indexOf(c) >= 0);
  }

  /** Returns the end of code between runs of as many back-ticks, or -1. */
  static int endOfCode(ArrivingText text, int place) {
    if (ArrivingText.isWord(text.before(place))) {
      return -1;
    }
    int first = place;
    while (first < place + 8 && text.at(first) == '`') {
      first++;
    }
    if (ArrivingText.isSpace(text.at(first))) {
      return -1;
    }
    int run = 0;
    for (int i = first; i < place + MAX_CODE; i++) {
      int c = text.at(i);
      if (c == '`') {
        run++;
      } else if (run == first - place && isCodeEnd(text, i, run)) {
        return i;
      } else if (c == ArrivingText.NONE) {
        return -1;
      } else {
        run = 0;
      }
    }
    return -1;
  }

  /** Whether back-ticks before a place can close: beside a word, and not before one. */
  private static boolean isCodeEnd(ArrivingText text, int place, int run) {
    return !text.isSpaceBefore(place - run) && !ArrivingText.isWord(text.at(place));
  }

  /** Whether full stops with spaces between them end at a place: {@code . . .} */
  static boolean endsSpacedDots(ArrivingText text, int end) {
    int before = text.skipSpaceBack(end - 1);
    return text.before(end) == '.' && before < end - 1 && text.before(before) == '.';
  }

  /** Whether a mark belongs to the word after it: {@code .NET}, {@code ...and}. */
  static boolean startsWord(ArrivingText text, int place) {
    int mark = text.at(place);
    if (mark != '.' && mark != '!' && mark != '?' && mark != 0x2026 && mark != ':') {
      return false;
    }
    int i = place;
    while (i < place + 4 && text.at(i) == mark) {
      i++;
    }
    return ArrivingText.isWord(text.at(i));
  }

  /** Whether a character is drawn over the one before. */
  static boolean isExtender(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> c == 0x200D;
    };
  }

  /** Whether a character is a picture, or drawn over the one before. */
  static boolean isDecoration(int c) {
    return isExtender(c) || (c >= 0x2190 && Character.getType(c) == Character.OTHER_SYMBOL);
  }
}
