package dev.caesura.text.boundary;

import java.util.Locale;

/** Reads the parts of abbreviations: runs of letters, digits and hyphens. Pure functions. */
final class WordParts {

  private static final int MAX_PART = 12;

  private WordParts() {}

  static boolean isDigit(int c) {
    return c != ArrivingText.NONE && Character.isDigit(c);
  }

  /** Returns where the letters or digits before a place start. */
  static int partStart(ArrivingText text, int end) {
    int i = end;
    while (end - i < MAX_PART && isPart(text.before(i))) {
      i -= Character.charCount(text.before(i));
    }
    return i;
  }

  /** Returns where the letters or digits after a place end. */
  static int partEnd(ArrivingText text, int start) {
    int i = start;
    while (i - start < MAX_PART && isPart(text.at(i))) {
      i += Character.charCount(text.at(i));
    }
    return i;
  }

  static boolean isPart(int c) {
    if (c == ArrivingText.NONE) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(c) || c == '-' || c == 0xB7 || c == '/' || c == 0xBA;
    };
  }

  static String string(ArrivingText text, int from, int to) {
    StringBuilder string = new StringBuilder();
    for (int i = from; i < to; i += Character.charCount(text.at(i))) {
      string.appendCodePoint(text.at(i));
    }
    return string.toString().toLowerCase(Locale.ROOT);
  }
}
