package dev.caesura.text.boundary;

import dev.caesura.text.boundary.QuoteRoles.Role;

/** Judges places after a full stop that may belong to an abbreviation. Pure functions. */
final class AbbreviationRules {

  private static final int MAX_PARTS = 3;

  /** What German compounds of a street end with, such as "Kastanienstr." */
  private static final String STREET = "str";

  private AbbreviationRules() {}

  /**
   * Judges the place after a full stop and white space.
   *
   * @param text the text
   * @param list the abbreviations that count
   * @param stop where the full stop is
   * @param place where the next word or mark is
   * @param role whether a mark opens
   * @param cased whether a lower-case letter shows that a sentence goes on
   */
  static Verdict judge(
      ArrivingText text,
      SentenceAbbreviations list,
      int stop,
      int place,
      Role role,
      boolean cased) {
    int next = text.at(place);
    int first = WordParts.partStart(text, stop);
    if (first == stop) {
      return Verdict.FREE;
    }
    if (isWordEnd(text, first, stop) || isAcronym(text, first, stop, place)) {
      return Verdict.FREE;
    }
    // A full stop of Armenian divides a sentence, as a colon does.
    if (role == Role.OPENS
        && Character.UnicodeScript.of(text.before(stop)) == Character.UnicodeScript.ARMENIAN) {
      return Verdict.NEVER;
    }
    if (Character.isDigit(text.at(first))) {
      return afterNumber(text, list, first, stop, place, cased);
    }
    String part = WordParts.string(text, first, stop);
    int kinds = kinds(text, list, first, part, place);
    boolean lower = cased && Character.isLowerCase(next);
    if (joins(text, list, part, place)) {
      return Verdict.NEVER;
    }
    // What stands only before numbers, "r. 5", is an initial where it is a capital.
    boolean initial =
        part.length() == 1
            && Character.isUpperCase(text.at(first))
            && (kinds & SentenceAbbreviations.ABBREVIATION) == SentenceAbbreviations.NUMBER
            && !Character.isDigit(next);
    if (initial || (kinds & SentenceAbbreviations.ABBREVIATION) == 0) {
      return afterUnknown(text, list, first, part, place, lower);
    }
    if (lower || isAside(text, place, role, cased)) {
      return Verdict.NEVER;
    }
    boolean alone = (kinds & SentenceAbbreviations.ALONE) != 0 && first == text.start();
    if (Character.isDigit(next) || isLabel(text, place)) {
      return (kinds & SentenceAbbreviations.NUMBER) != 0 && !alone ? Verdict.NEVER : inner(kinds);
    }
    boolean mayEnd = (kinds & SentenceAbbreviations.END) != 0;
    // A unit after its number is not a title: 5 m.
    boolean unit = WordParts.isDigit(text.before(text.skipSpaceBack(first)));
    if (unit
        && (kinds & SentenceAbbreviations.QUANTITY) != 0
        && !startsSentence(text, list, place)) {
      return Verdict.NEVER;
    }
    boolean named = !unit && (Character.isLetter(next) || role == Role.OPENS);
    if ((kinds & SentenceAbbreviations.TITLE) != 0 && named) {
      return mayEnd && startsSentence(text, list, place) ? Verdict.FREE : Verdict.NEVER;
    }
    return inner(kinds);
  }

  /** Whether an abbreviation that stands before numbers is before a place. */
  static boolean takesNumber(ArrivingText text, SentenceAbbreviations list, int place) {
    int stop = text.skipSpaceBack(place) - 1;
    if (text.before(stop + 1) != '.' || !WordParts.isDigit(text.at(place))) {
      return false;
    }
    int first = WordParts.partStart(text, stop);
    int kinds =
        first == stop ? 0 : lookUp(text, list, WordParts.string(text, first, stop), first, place);
    return (kinds & SentenceAbbreviations.NUMBER) != 0;
  }

  /** Whether a part is the end of a word with an apostrophe, as in {@code we've}. */
  private static boolean isWordEnd(ArrivingText text, int first, int stop) {
    int before = text.before(first);
    return (before == '\'' || before == 0x2019)
        && stop - first <= 2
        && ArrivingText.isWord(text.before(first - 1));
  }

  /** Whether a part is in capitals and the next word is not, as in {@code ATP. Vid}. */
  private static boolean isAcronym(ArrivingText text, int first, int stop, int place) {
    boolean capitals = stop - first > 1;
    for (int i = first; capitals && i < stop; i += Character.charCount(text.at(i))) {
      capitals = Character.isUpperCase(text.at(i));
    }
    return capitals && Character.isLowerCase(Math.max(0, text.at(place + 1)));
  }

  /** An abbreviation inside a sentence never ends one. */
  private static Verdict inner(int kinds) {
    boolean inner =
        (kinds & SentenceAbbreviations.INNER) != 0 && (kinds & SentenceAbbreviations.END) == 0;
    return inner ? Verdict.NEVER : Verdict.FREE;
  }

  /** Returns what is known of the last parts before a stop, the longest first. */
  private static int kinds(
      ArrivingText text, SentenceAbbreviations list, int first, String part, int place) {
    int found = lookUp(text, list, part, first, place);
    if (found == 0 && part.length() > STREET.length() + 2 && part.endsWith(STREET)) {
      return SentenceAbbreviations.NUMBER | SentenceAbbreviations.END;
    }
    int address = text.before(first) == '.' ? found : 0;
    String key = part;
    int start = first;
    for (int parts = 1; parts < MAX_PARTS; parts++) {
      int end = start;
      while (text.before(end) == '.' || ArrivingText.isSpace(text.before(end))) {
        end--;
      }
      int before = WordParts.partStart(text, end);
      if (end == start || before == end) {
        break;
      }
      key = WordParts.string(text, before, end) + "." + key;
      start = before;
      int kinds = lookUp(text, list, key, before, place) & SentenceAbbreviations.ABBREVIATION;
      found = kinds != 0 ? kinds : found;
      address = kinds != 0 || before + 1 == end || isListed(text, list, before, end) ? 0 : address;
    }
    // In "example.org" there is no abbreviation.
    return address == 0 ? found : 0;
  }

  private static int lookUp(
      ArrivingText text, SentenceAbbreviations list, String key, int first, int place) {
    int own = LanguageCues.kinds(text, list.byLanguage(key), first, place);
    return own == 0 ? list.kinds(key) : own;
  }

  private static boolean isListed(ArrivingText text, SentenceAbbreviations list, int from, int to) {
    int kinds = list.kinds(WordParts.string(text, from, to));
    return (kinds & (SentenceAbbreviations.ABBREVIATION | SentenceAbbreviations.PREFIX)) != 0;
  }

  /** Whether the next word continues an abbreviation of several parts, as in {@code z. B.} */
  private static boolean joins(
      ArrivingText text, SentenceAbbreviations list, String part, int place) {
    if ((list.kinds(part) & SentenceAbbreviations.PREFIX) == 0) {
      return false;
    }
    int end = WordParts.partEnd(text, place);
    return end > place
        && text.at(end) == '.'
        && list.kinds(part + "." + WordParts.string(text, place, end)) != 0;
  }

  /** Judges the place after a word that is not listed: an initial, letters with full stops. */
  private static Verdict afterUnknown(
      ArrivingText text,
      SentenceAbbreviations list,
      int first,
      String part,
      int place,
      boolean lower) {
    boolean dotted = text.before(first) == '.';
    if (dotted || isRoman(text, first, part)) {
      return lower ? Verdict.NEVER : Verdict.FREE;
    }
    int letter = text.at(first);
    if (!isOneLetter(text, first, part) || ArrivingText.isUnspaced(letter)) {
      return Verdict.FREE;
    }
    int next = text.at(place);
    int end = WordParts.partEnd(text, place);
    boolean nextInitial = end > place && text.at(end) == '.' && end - place <= 2;
    int before = text.before(text.skipSpaceBack(first));
    boolean begins = first == text.start();
    if (!Character.isUpperCase(letter)) {
      // Scripts without capitals; a Korean syllable is a word.
      boolean caseless = Character.toUpperCase(letter) == letter && letter < 0x1100;
      return caseless && (begins || nextInitial || before == '.') ? Verdict.NEVER : Verdict.FREE;
    }
    boolean name = Character.isUpperCase(next) || Character.isTitleCase(next);
    if (!name || startsSentence(text, list, place)) {
      return lower || nextInitial ? Verdict.NEVER : Verdict.FREE;
    }
    boolean afterName = begins || nextInitial || before == '.' || isCapitalised(text, first);
    return afterName || before == '(' || before == ',' ? Verdict.NEVER : Verdict.FREE;
  }

  private static boolean isOneLetter(ArrivingText text, int first, String part) {
    int i = first + Character.charCount(text.at(first));
    while (i < first + part.length() && !Character.isLetterOrDigit(text.at(i))) {
      i += Character.charCount(text.at(i));
    }
    return i >= first + part.length();
  }

  /** Whether the word before an initial starts with a capital. */
  private static boolean isCapitalised(ArrivingText text, int initial) {
    int end = text.skipSpaceBack(initial);
    int start = WordParts.partStart(text, end);
    return start < end && Character.isUpperCase(text.at(start)) && text.before(start) != '-';
  }

  private static boolean isRoman(ArrivingText text, int first, String part) {
    return part.length() > 1
        && Character.isUpperCase(text.at(first))
        && part.chars().allMatch(c -> "ivxlc".indexOf(c) >= 0);
  }

  /** Judges the place after a number and a full stop: dates and ordinals. */
  private static Verdict afterNumber(
      ArrivingText text,
      SentenceAbbreviations list,
      int first,
      int stop,
      int place,
      boolean cased) {
    if (stop - first > 2 || !text.isSpaceBefore(first)) {
      return Verdict.FREE;
    }
    int next = text.at(place);
    int end = WordParts.partEnd(text, place);
    if (Character.isDigit(next)) {
      int month = Character.digit(next, 10);
      month = end - place == 2 ? 10 * month + Character.digit(text.at(place + 1), 10) : month;
      boolean day = end - place <= 2 && month <= 12 && text.at(end) == '.';
      int contentEnd = text.skipSpaceBack(first);
      boolean year =
          end - place == 4
              && text.before(contentEnd) == '.'
              && WordParts.isDigit(text.before(contentEnd - 1));
      return day || year ? Verdict.NEVER : Verdict.FREE;
    }
    int kinds = end == place ? 0 : list.kinds(WordParts.string(text, place, end));
    // What may end a sentence follows numbers, as in "3. Jh.", if it is not a name's title.
    int dated = kinds & (SentenceAbbreviations.END | SentenceAbbreviations.TITLE);
    boolean goesOn =
        (cased && Character.isLowerCase(next))
            || (kinds & SentenceAbbreviations.MONTH) != 0
            || (dated == SentenceAbbreviations.END && text.at(end) == '.');
    return goesOn ? Verdict.NEVER : Verdict.FREE;
  }

  /** Whether a bracket with a number or a lower-case word follows, as in {@code et al. (2015)}. */
  private static boolean isAside(ArrivingText text, int place, Role role, boolean cased) {
    int c = text.at(place);
    if (role != Role.OPENS || (c != '(' && c != '[')) {
      return false;
    }
    int inside = text.at(place + 1);
    return inside >= 0 && (Character.isDigit(inside) || (cased && Character.isLowerCase(inside)));
  }

  /**
   * Whether a Roman number, one letter before a mark, or a letter and digits, follow: {@code Fig.
   * A3}, {@code Kap. IV}, {@code app. B, p. 3}.
   */
  private static boolean isLabel(ArrivingText text, int place) {
    int c = text.at(place);
    if (c == 0xA7 || c == 0x2116 || c == '#') {
      return true;
    }
    int end = WordParts.partEnd(text, place);
    if (end == place || !Character.isUpperCase(c) || end - place > 6) {
      return false;
    }
    String word = WordParts.string(text, place, end);
    boolean digits = Character.isDigit(text.at(end)) || Character.isDigit(text.before(end));
    boolean letter = word.length() == 1 && ",;:)]".indexOf(text.at(end)) >= 0;
    return digits
        || letter
        || (word.length() > 1 && word.chars().allMatch(l -> "ivxlc".indexOf(l) >= 0));
  }

  /** Whether a word follows that often begins a sentence, and is not a name. */
  private static boolean startsSentence(ArrivingText text, SentenceAbbreviations list, int place) {
    int kinds = list.kinds(WordParts.string(text, place, WordParts.partEnd(text, place)));
    return (kinds & SentenceAbbreviations.STARTER) != 0;
  }
}
