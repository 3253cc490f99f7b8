package dev.caesura.text.boundary;

import dev.caesura.text.unicode.SentenceMarks;

/**
 * Decides whether a quotation mark or bracket opens or closes. Brackets say so themselves, as the
 * inverted marks of Spanish do, and quotation marks where white space stands on one side. Where it
 * stands on both or none, the kind of the mark decides, and for straight marks whether one is open:
 * languages turn the same marks round ({@code „so“}, {@code “so”}, {@code »so«}, {@code «so»}). Not
 * thread-safe.
 */
final class QuoteRoles {

  /** What a character does. */
  enum Role {
    OPENS,
    CLOSES,
    NEITHER
  }

  private static final int MAX_NESTED = 4;

  private boolean straightOpen;
  private boolean lowOpen;

  /**
   * Returns the role of a character.
   *
   * @param text the text
   * @param index where the character is
   * @param afterOpening whether an opening mark stands right before it
   */
  Role of(ArrivingText text, int index, boolean afterOpening) {
    int c = text.at(index);
    int type = c == ArrivingText.NONE ? Character.UNASSIGNED : Character.getType(c);
    if (type == Character.START_PUNCTUATION || c == 0xBF || c == 0xA1) {
      return Role.OPENS;
    }
    if (type == Character.END_PUNCTUATION) {
      return Role.CLOSES;
    }
    if (c == ',') {
      // Two commas are a low quotation mark of typewriters.
      boolean low =
          afterOpening
              ? text.before(index) == ','
              : text.isSpaceBefore(index) && text.at(index + 1) == ',';
      return low ? Role.OPENS : Role.NEITHER;
    }
    boolean straight = c == '"' || c == '\'';
    if (!straight
        && type != Character.INITIAL_QUOTE_PUNCTUATION
        && type != Character.FINAL_QUOTE_PUNCTUATION) {
      return Role.NEITHER;
    }
    int next = text.at(index + Character.charCount(c));
    int before = text.before(index);
    boolean spaceBefore = text.isSpaceBefore(index);
    boolean opensHere = spaceBefore || afterOpening || isDash(before);
    boolean spaceAfter = next == ArrivingText.NONE || ArrivingText.isSpace(next);
    if (c == '\'' && next == '\'') {
      int third = text.at(index + 2);
      return third == ArrivingText.NONE || ArrivingText.isSpace(third) || isMark(third)
          ? Role.CLOSES
          : Role.OPENS;
    }
    boolean mayClose = straight ? straightOpen : type == Character.FINAL_QUOTE_PUNCTUATION;
    if (opensHere && mayClose && isMark(next)) {
      return Role.CLOSES;
    }
    if (opensHere && !spaceAfter) {
      return Role.OPENS;
    }
    if (!opensHere && (spaceAfter || closeTogether(text, index + Character.charCount(c)))) {
      return Role.CLOSES;
    }
    boolean single = c == '\'' || c == 0x2019;
    if (single && !opensHere) {
      return SentenceMarks.isTerminator(before) || isBracketEnd(before)
          ? Role.CLOSES
          : Role.NEITHER;
    }
    if (straight) {
      return straightOpen || next == ArrivingText.NONE ? Role.CLOSES : Role.OPENS;
    }
    if (type == Character.FINAL_QUOTE_PUNCTUATION) {
      return Role.CLOSES;
    }
    return lowOpen && (c == 0x201C || c == 0x2018) ? Role.CLOSES : Role.OPENS;
  }

  /** Remembers a mark whose role is decided. */
  void read(int codePoint, Role role) {
    if (codePoint == '"') {
      straightOpen = role == Role.OPENS;
    } else if (codePoint == 0x201E || codePoint == 0x201A) {
      lowOpen = true;
    } else if (role == Role.CLOSES && codePoint >= 0x2018 && codePoint <= 0x201F) {
      lowOpen = false;
    }
  }

  /** Forgets what is open, as at a blank line. */
  void reset() {
    straightOpen = false;
    lowOpen = false;
  }

  static boolean isDash(int codePoint) {
    return codePoint == '-' || (codePoint >= 0x2010 && codePoint <= 0x2015);
  }

  /** Returns whether a character ends a sentence or a part of one. */
  static boolean isMark(int codePoint) {
    return codePoint != ArrivingText.NONE
        && (SentenceMarks.isTerminator(codePoint) || SentenceMarks.isPause(codePoint));
  }

  /** Whether no more than quotation marks separate a place from a mark or white space. */
  private static boolean closeTogether(ArrivingText text, int place) {
    int i = place;
    while (i < place + MAX_NESTED && isQuotationMark(text.at(i))) {
      i++;
    }
    int next = text.at(i);
    boolean spaced = i > place && (next == ArrivingText.NONE || ArrivingText.isSpace(next));
    return spaced || isMark(next) || isBracketEnd(next) || isBracketEnd(text.at(place));
  }

  private static boolean isQuotationMark(int c) {
    return c == '\''
        || c == '"'
        || (c != ArrivingText.NONE
            && (Character.getType(c) == Character.INITIAL_QUOTE_PUNCTUATION
                || Character.getType(c) == Character.FINAL_QUOTE_PUNCTUATION));
  }

  private static boolean isBracketEnd(int codePoint) {
    return codePoint != ArrivingText.NONE
        && (Character.getType(codePoint) == Character.END_PUNCTUATION || codePoint == '"');
  }
}
