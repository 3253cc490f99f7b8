package dev.caesura.text.boundary;

import dev.caesura.text.unicode.SentenceMarks;
import java.util.List;

/**
 * Recognises the marks before the items of a list ({@code 1.}, {@code 1.)}, {@code (a)}, {@code
 * IV.}, {@code § 3.}). One counts at the start of a sentence or line, and in running text after an
 * end mark or a colon, where it must be a first one or follow the last one. Not thread-safe.
 */
final class ListMarks {

  private static final List<String> ROMAN =
      List.of(
          "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv", "xvi", "xvii", "xviii", "xix", "xx");

  private static final int MAX_LENGTH = 12;

  /** Bullets that are nothing else. */
  private static final String BULLETS = "\u2022\u2023\u25AA\u25CF\u25E6\u27A2\u27A4";

  private static final int MAX_STAMP = 24;

  private int lastNumber;

  /** The symbol before the last item of a list without numbers. */
  private int bullet;

  /** How the last mark was written. */
  private int lastStyle;

  /** Returns where a list mark that starts at a place ends, or -1. */
  static int end(ArrivingText text, int from) {
    int i = from;
    if (text.at(i) == 0xA7) {
      i = text.skipSpace(i + 1);
    }
    boolean bracket = text.at(i) == '(' || text.at(i) == '[';
    i += bracket ? 1 : 0;
    int label = i;
    while (i - label < MAX_LENGTH && ArrivingText.isWord(text.at(i))) {
      i += Character.charCount(text.at(i));
    }
    if (number(text, label, i) < 0) {
      return -1;
    }
    int levels = 0;
    while (text.at(i) == '.' && Character.isDigit(Math.max(0, text.at(i + 1))) && levels++ < 4) {
      i++;
      while (i - label < MAX_LENGTH && Character.isDigit(Math.max(0, text.at(i)))) {
        i += Character.charCount(text.at(i));
      }
    }
    int mark = i;
    i += !bracket && text.at(i) == '.' ? 1 : 0;
    i += text.at(i) == ')' || (bracket && text.at(i) == ']') ? 1 : 0;
    return i > mark && ArrivingText.isSpace(text.at(i)) ? i : -1;
  }

  /** Returns the number of a label: digits, a small Roman numeral or a letter; or -1. */
  private static int number(ArrivingText text, int from, int to) {
    int value = 0;
    int digits = 0;
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i += Character.charCount(text.at(i))) {
      int digit = Character.digit(text.at(i), 10);
      if (digit >= 0 && letters.isEmpty()) {
        value = 10 * value + digit;
        digits++;
      } else {
        letters.appendCodePoint(Character.toLowerCase(text.at(i)));
      }
    }
    if (digits > 0) {
      return letters.isEmpty() && digits <= 3 ? value : -1;
    }
    int roman = ROMAN.indexOf(letters.toString());
    if (roman >= 0) {
      return roman + 1;
    }
    boolean one = letters.length() > 0 && letters.codePointCount(0, letters.length()) == 1;
    if (!one || ArrivingText.isUnspaced(letters.codePointAt(0))) {
      return -1;
    }
    int letter = letters.codePointAt(0);
    return letter < 0x80 ? letter - 'a' + 1 : letter - 0x430 + 1;
  }

  /** Returns the number of the label of a mark. */
  private static int number(ArrivingText text, int from) {
    int i = text.at(from) == 0xA7 ? text.skipSpace(from + 1) : from;
    i += text.at(i) == '(' || text.at(i) == '[' ? 1 : 0;
    int to = i;
    while (to - i < MAX_LENGTH && ArrivingText.isWord(text.at(to))) {
      to += Character.charCount(text.at(to));
    }
    return number(text, i, to);
  }

  /** Returns the end of a list mark that counts at a place, or -1. */
  int endOfItem(ArrivingText text, int from) {
    int first = text.at(from);
    if (!ArrivingText.isWord(first) && first != '(' && first != '[' && first != 0xA7) {
      return -1;
    }
    if (Character.isLetter(first)) {
      int second = text.at(from + Character.charCount(first));
      boolean roman = "ivxIVX".indexOf(first) >= 0 && "ivxIVX".indexOf(second) >= 0;
      if (ArrivingText.isWord(second) && !roman) {
        return -1;
      }
    }
    int end = end(text, from);
    return end >= 0 && counts(text, from) ? end : -1;
  }

  private boolean counts(ArrivingText text, int from) {
    if (text.isLineStart(from)) {
      return true;
    }
    int number = number(text, from);
    boolean next = number == lastNumber + 1 || number == 1;
    int contentEnd = text.skipSpaceBack(from);
    int before = text.before(contentEnd);
    if (before == ':' || before == 0xFF1A) {
      return next;
    }
    boolean letter = Character.isLetter(text.at(from));
    if (letter && before == '.' && (!next || isLetterStop(text, contentEnd))) {
      return false;
    }
    if (before == '.' || before == ';' || SentenceMarks.isUnambiguousEnd(before)) {
      return !isNumberedStop(text, contentEnd);
    }
    return before != ArrivingText.NONE
        && next
        && (SentenceMarks.isTerminator(before) || SentenceMarks.isClosing(before));
  }

  /** Whether one letter or two precede a full stop, as in {@code u. a.} */
  private static boolean isLetterStop(ArrivingText text, int contentEnd) {
    int i = contentEnd - 1;
    while (contentEnd - i < 4 && Character.isLetter(Math.max(0, text.before(i)))) {
      i -= Character.charCount(text.before(i));
    }
    return contentEnd - i < 4 && text.isSpaceBefore(i);
  }

  /** Whether a number precedes the full stop before a mark, as in {@code 3. 10. 2015}. */
  private static boolean isNumberedStop(ArrivingText text, int contentEnd) {
    int i = contentEnd - 1;
    while (contentEnd - i < MAX_LENGTH && Character.isDigit(Math.max(0, text.before(i)))) {
      i -= Character.charCount(text.before(i));
    }
    return i < contentEnd - 1 && text.isSpaceBefore(i);
  }

  /**
   * Returns where the list mark starts that counts and ends at a place before white space, or -1.
   */
  int startOfItem(ArrivingText text, int end) {
    int from = end;
    while (end - from < MAX_LENGTH && !text.isSpaceBefore(from)) {
      from -= Character.charCount(text.before(from));
    }
    int section = from > text.start() ? text.skipSpaceBack(from) : from;
    if (text.before(section) == 0xA7 && text.isSpaceBefore(section - 1)) {
      from = section - 1;
    }
    return text.isSpaceBefore(from) && endOfItem(text, from) == end ? from : -1;
  }

  /** Remembers the mark that starts at a place. */
  void read(ArrivingText text, int from) {
    lastNumber = number(text, from);
    lastStyle = style(text, from, end(text, from));
  }

  /** Whether a mark is the next one of the list that the last mark belongs to. */
  boolean follows(ArrivingText text, int from, int end) {
    return lastNumber > 0
        && ArrivingText.isSpace(text.at(end))
        && number(text, from) == lastNumber + 1
        && style(text, from, end) == lastStyle;
  }

  /** Returns how a mark is written: by its first and last character, and in letters or digits. */
  private static int style(ArrivingText text, int from, int end) {
    int first = text.at(from);
    int label = first == '(' || first == '[' ? text.at(from + 1) : first;
    int kind = 0;
    if (Character.isLetter(Math.max(0, label))) {
      kind = Character.isUpperCase(label) ? 2 : 1;
    }
    return (first == label ? 0 : first) + (text.before(end) << 8) + (kind << 24);
  }

  /** Remembers a bullet: a symbol at the start of a sentence or line, before white space. */
  void readBullet(ArrivingText text, int place) {
    if (isBullet(text, place)) {
      bullet = text.at(place);
    }
  }

  private static boolean isBullet(ArrivingText text, int place) {
    int c = text.at(place);
    boolean symbol = c == '*' || (c >= 0x2022 && !ArrivingText.isWord(c) && !QuoteRoles.isMark(c));
    return symbol
        && ArrivingText.isSpace(text.at(place + Character.charCount(c)))
        && text.isLineStart(place);
  }

  /** Forgets the bullets of a paragraph. */
  void reset() {
    bullet = 0;
  }

  /**
   * Whether an item follows: after an end mark on a line of its own, or with the bullet of the last
   * one, which needs no end mark before it if it is nothing else.
   */
  boolean startsItem(ArrivingText text, int place, boolean ended) {
    int c = text.at(place);
    boolean next =
        c == bullet
            && ArrivingText.isSpace(text.at(place + Character.charCount(c)))
            && (ended || BULLETS.indexOf(c) >= 0);
    return next || (ended && isBullet(text, place));
  }

  /** Whether a time or number in brackets ends at a place that begins a line: {@code [10:02]}. */
  static boolean endsStamp(ArrivingText text, int end) {
    int close = text.before(end);
    int open = close == ']' ? '[' : close == ')' ? '(' : 0;
    int i = end - 1;
    while (open != 0 && end - i < MAX_STAMP && isStamp(text.before(i))) {
      i--;
    }
    return open != 0 && i < end - 1 && text.before(i) == open && text.isLineStart(i - 1);
  }

  private static boolean isStamp(int c) {
    return WordParts.isDigit(c) || c == ':' || c == '.' || c == ',' || c == '-' || c == ' ';
  }
}
