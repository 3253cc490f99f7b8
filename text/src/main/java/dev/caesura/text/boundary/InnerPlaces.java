package dev.caesura.text.boundary;

import dev.caesura.text.unicode.SentenceMarks;

/** Judges places with no white space before them. Pure functions. */
final class InnerPlaces {

  /** How far a word that could be an address is read. */
  static final int MAX_WORD = 300;

  private static final int FIRST_PICTURE = 0x2190;

  private InnerPlaces() {}

  /**
   * Judges a place inside a word, or between two words without a space.
   *
   * @param text the text
   * @param place the place
   * @param ended whether an end mark is before it, perhaps with closing marks after that
   * @param closed whether closing marks are right before it
   * @param opens whether an opening mark follows
   */
  static Verdict judge(ArrivingText text, int place, boolean ended, boolean closed, boolean opens) {
    int before = text.before(place);
    int next = text.at(place);
    if (isWordInside(before) && isWordInside(next)) {
      return Verdict.LATER;
    }
    if (before == next && !ArrivingText.isWord(next)) {
      return Verdict.LATER;
    }
    boolean unspaced = ArrivingText.isUnspaced(before) || ArrivingText.isUnspaced(next);
    if (closed && unspaced && QuotedSpeech.continues(text, place)) {
      return Verdict.NEVER;
    }
    if (SentenceMarks.isUnambiguousEnd(before)) {
      return Verdict.FREE;
    }
    if (before == 0xFF0E || before == '.' || before == 0x2024) {
      return afterStop(text, place, before, next, opens);
    }
    if (unspaced) {
      return Verdict.FREE;
    }
    if (!ended) {
      return Verdict.LATER;
    }
    if (closed) {
      return opens || Character.isUpperCase(next) ? Verdict.FREE : Verdict.NEVER;
    }
    if (opens || QuoteRoles.isDash(next)) {
      return Verdict.FREE;
    }
    if (!ArrivingText.isWord(next)) {
      return Verdict.LATER;
    }
    return isAddress(text, place) ? Verdict.NEVER : Verdict.FREE;
  }

  /** Whether a character is part of a word of a script with spaces. */
  private static boolean isWordInside(int codePoint) {
    return ArrivingText.isWord(codePoint) && !ArrivingText.isUnspaced(codePoint);
  }

  /** Judges the place after a full stop. */
  private static Verdict afterStop(
      ArrivingText text, int place, int stop, int next, boolean opens) {
    int before = text.before(place - 1);
    if (Character.isDigit(next)) {
      return stop == 0xFF0E && !ArrivingText.isWord(before) ? Verdict.FREE : Verdict.NEVER;
    }
    if (ArrivingText.isUnspaced(next)) {
      return Verdict.FREE;
    }
    if (opens) {
      return isAddress(text, place) ? Verdict.NEVER : Verdict.FREE;
    }
    if (!Character.isLetter(next)) {
      return QuoteRoles.isDash(next) || next >= FIRST_PICTURE ? Verdict.FREE : Verdict.LATER;
    }
    if (Character.isLowerCase(next) || isInitials(text, place) || isAddress(text, place)) {
      return Verdict.NEVER;
    }
    return Verdict.FREE;
  }

  /** Whether letters with full stops between them are one word: U.S.A., J.Smith, Ph.D., z.B. */
  private static boolean isInitials(ArrivingText text, int place) {
    int before = lettersBefore(text, place - 1, 4);
    if (before <= 1) {
      return true;
    }
    int after = lettersAfter(text, place, 3);
    int end = text.at(place + after);
    boolean capital = Character.isUpperCase(text.at(place - 1 - before));
    return before <= 3
        && after <= 2
        && (end == '.' || (capital && !ArrivingText.isWord(end) && after == 1));
  }

  private static int lettersBefore(ArrivingText text, int place, int limit) {
    int i = place;
    while (place - i < limit && text.before(i) > 0 && Character.isLetter(text.before(i))) {
      i -= Character.charCount(text.before(i));
    }
    return place - i;
  }

  private static int lettersAfter(ArrivingText text, int place, int limit) {
    int i = place;
    while (i - place < limit && text.at(i) > 0 && Character.isLetter(text.at(i))) {
      i += Character.charCount(text.at(i));
    }
    return i - place;
  }

  /** Whether the word around a place is an address, a path or code. */
  private static boolean isAddress(ArrivingText text, int place) {
    int first = place;
    boolean marked = false;
    while (place - first < MAX_WORD && !isWordEnd(text.before(first))) {
      int c = text.before(first);
      marked |= marksAddress(c);
      first -= Character.charCount(c);
    }
    for (int i = place; !marked && i - place < MAX_WORD && !isWordEnd(text.at(i)); ) {
      int c = text.at(i);
      marked = marksAddress(c) || (c == '(' && text.at(i + 1) == ')');
      i += Character.charCount(c);
    }
    return marked
        || (lower(text.at(first)) == 'w'
            && lower(text.at(first + 1)) == 'w'
            && lower(text.at(first + 2)) == 'w'
            && text.at(first + 3) == '.');
  }

  private static int lower(int codePoint) {
    return codePoint < 0 ? codePoint : Character.toLowerCase(codePoint);
  }

  private static boolean isWordEnd(int codePoint) {
    return codePoint == ArrivingText.NONE
        || ArrivingText.isSpace(codePoint)
        || ArrivingText.isUnspaced(codePoint)
        || codePoint == '<'
        || codePoint == '>'
        || codePoint == '"';
  }

  private static boolean marksAddress(int codePoint) {
    return switch (codePoint) {
      case '/', '\\', '@', '_', '=', '&', '#', '~' -> true;
      default -> false;
    };
  }
}
