package dev.caesura.text.boundary;

import dev.caesura.text.boundary.QuoteRoles.Role;
import dev.caesura.text.unicode.SentenceMarks;

/**
 * What holds for the cuts of every splitter, whatever its probabilities: the last step from
 * probabilities to sentences.
 *
 * <ul>
 *   <li>Closing marks, further end marks and footnote marks stay with the sentence that they end; a
 *       cut before them moves after them. A cut after opening marks or a list mark moves before
 *       them.
 *   <li>Nothing is cut inside words, numbers, addresses, code in back-ticks, and between a
 *       quotation and a lower-case {@code said}.
 *   <li>A sentence has a letter or a digit.
 *   <li>End marks of one meaning end sentences, and so does a footnote mark after an end mark.
 * </ul>
 *
 * <p>Reads the text character by character, and at most {@value #REACH} characters ahead. Every
 * decision depends on the text before, from the last blank line or cut on, and on those characters.
 * Not thread-safe.
 */
final class CutRules {

  /** How far the rules read ahead, in UTF-16 units. */
  static final int REACH = 700;

  /** Probability of an end that the text shows. */
  static final float SURE = 0.99f;

  private static final int CASED = 400;

  private final ArrivingText text;
  private final LineBreaks lineBreaks;
  private final SentenceAbbreviations abbreviations;
  private final QuoteRoles quotes = new QuoteRoles();
  private final ListMarks lists = new ListMarks();

  /** Up to where what follows belongs to the sentence before, and up to where code reaches. */
  private int joinedUntil;

  private int codeUntil;
  private int sinceCapital = CASED;

  // What was read last, white space apart.
  private int tail = ArrivingText.NONE;
  private boolean opened;
  private boolean ended;
  private boolean closed;
  private boolean noted;
  private boolean dashed;
  private boolean single;

  // What is known of the character at hand, once all was there to know it.
  private Role role;
  private int noteEnd;
  private int codeEnd;
  private int itemStart;
  private int aheadEnd;
  private boolean sure;

  CutRules(ArrivingText text, SentenceSettings settings) {
    this.text = text;
    this.lineBreaks = settings.lineBreaks();
    this.abbreviations = settings.abbreviations();
  }

  /** Judges the place before a character that is not white space. */
  Verdict judge(int place, boolean spaced) {
    look(place, spaced);
    int c = text.at(place);
    boolean word = Character.isLetterOrDigit(c);
    if (place < joinedUntil || noteEnd > place) {
      return Verdict.LATER;
    }
    if (place < codeUntil) {
      return Verdict.NEVER;
    }
    if (!word && belongsBefore(place, c, spaced)) {
      // A comma after an end mark continues the sentence.
      return ended && SentenceMarks.isPause(c) && !isEnd(place, c) ? Verdict.NEVER : Verdict.LATER;
    }
    if (opened) {
      return Verdict.NEVER;
    }
    Verdict verdict =
        spaced
            ? judgeSpaced(place, c)
            : InnerPlaces.judge(text, place, ended, closed, role == Role.OPENS);
    if (verdict != Verdict.FREE) {
      return verdict;
    }
    if (continues(place, c)) {
      return Verdict.NEVER;
    }
    Verdict symbols = TextAhead.beforeSymbols(text, place, lineBreaks);
    if (symbols == Verdict.FREE) {
      aheadEnd = aheadEnd(place);
      sure =
          isSure(c)
              || (ended && aheadEnd >= 0 && lists.follows(text, place, aheadEnd))
              || (spaced && lists.startsItem(text, place, ended));
    }
    return symbols;
  }

  private boolean belongsBefore(int place, int c, boolean spaced) {
    boolean run = QuoteRoles.isMark(c) || SentenceMarks.isUnambiguousEnd(c);
    return TextAhead.isExtender(c)
        || role == Role.CLOSES
        || (ended && !spaced && (TextAhead.isDecoration(c) || TextAhead.isNoteSign(text, place)))
        || (role != Role.OPENS && run && !(spaced && TextAhead.startsWord(text, place)));
  }

  /**
   * Passes over a letter inside a word of a script with spaces, before which nothing is cut;
   * returns false if the place needs to be judged.
   */
  boolean passes(int place, char c, boolean spaced) {
    boolean inside =
        !spaced
            && isPlain(c)
            && isPlain(tail)
            && place >= joinedUntil
            && place >= codeUntil
            && !ended;
    if (inside) {
      tail = c;
      sinceCapital = Character.isUpperCase(c) ? 0 : Math.min(CASED, sinceCapital + 1);
    }
    return inside;
  }

  private static boolean isPlain(int c) {
    return c < 0x0E00 && Character.isLetter(c);
  }

  /** Finds out about a character what later steps need, whether or not it can be cut before it. */
  void look(int place, boolean spaced) {
    noteEnd = -1;
    codeEnd = -1;
    itemStart = -1;
    aheadEnd = -1;
    sure = false;
    int c = text.at(place);
    boolean word = Character.isLetterOrDigit(c);
    role = word ? Role.NEITHER : quotes.of(text, place, opened && !spaced);
    if (c == '`' && place >= codeUntil) {
      codeEnd = TextAhead.endOfCode(text, place);
    }
    if (ended && !spaced && place >= joinedUntil) {
      noteEnd = TextAhead.endOfNote(text, place, tail == '.' && !closed);
    }
  }

  /** Returns whether an end before the character judged last is certain. */
  boolean isSure() {
    return sure;
  }

  /** Returns the end of the opening marks whose cuts move before the character, or -1. */
  int aheadEnd() {
    return aheadEnd;
  }

  /** Remembers the character judged or looked at last. */
  void read(int place) {
    int c = text.at(place);
    sinceCapital = Character.isUpperCase(c) ? 0 : Math.min(CASED, sinceCapital + 1);
    quotes.read(c, role);
    codeUntil = Math.max(codeUntil, codeEnd);
    joinedUntil = Math.max(joinedUntil, noteEnd);
    if (itemStart >= 0) {
      lists.read(text, itemStart);
    }
    boolean item = lists.startsItem(text, place, ended);
    lists.readBullet(text, place);
    boolean note = place < joinedUntil;
    boolean terminator = !Character.isLetterOrDigit(c) && isEnd(place, c);
    boolean closes = role == Role.CLOSES;
    single = terminator && (tail != c || c == 0x1361);
    dashed = QuoteRoles.isDash(c) && ended;
    noted = note || (noted && closes);
    closed = closes && !note;
    ended = note || terminator || (ended && (closes || TextAhead.isDecoration(c)));
    opened = (role == Role.OPENS && !note) || item;
    tail = c;
  }

  /** Forgets what belongs to a paragraph. */
  void reset() {
    quotes.reset();
    lists.reset();
    tail = ArrivingText.NONE;
    opened = false;
    ended = false;
    closed = false;
    noted = false;
    dashed = false;
  }

  /** Follows text that was given out. */
  void shift(int gone) {
    joinedUntil -= Math.min(joinedUntil, gone);
    codeUntil -= Math.min(codeUntil, gone);
  }

  private Verdict judgeSpaced(int place, int c) {
    if (tail == 0xA7 || tail == 0x2116) {
      return Verdict.NEVER;
    }
    int contentEnd = text.skipSpaceBack(place);
    itemStart = lists.startOfItem(text, contentEnd);
    if (itemStart >= 0
        && !lists.startsItem(text, place, ended)
        && !AbbreviationRules.takesNumber(text, abbreviations, itemStart)) {
      return Verdict.NEVER;
    }
    itemStart = -1;
    if (closed && !ended && ListMarks.endsStamp(text, contentEnd)) {
      return Verdict.NEVER;
    }
    if (isLower(c) && ended && (closed || TextAhead.endsSpacedDots(text, contentEnd))) {
      return Verdict.NEVER;
    }
    return tail == '.'
        ? AbbreviationRules.judge(
            text, abbreviations, contentEnd - 1, place, role, sinceCapital < CASED)
        : Verdict.FREE;
  }

  /** Whether a lower-case word after a dash continues what an end mark interrupted. */
  private boolean continues(int place, int c) {
    if (dashed) {
      return isLower(c);
    }
    boolean bullet = c < 0x2014 && text.isLineStart(place);
    if (!ended || !QuoteRoles.isDash(c) || bullet) {
      return false;
    }
    int next = place + 1;
    while (next < place + 3 && QuoteRoles.isDash(text.at(next))) {
      next++;
    }
    return isLower(text.at(text.skipSpace(next)));
  }

  private boolean isLower(int codePoint) {
    return sinceCapital < CASED && codePoint >= 0 && Character.isLowerCase(codePoint);
  }

  private boolean isSure(int c) {
    boolean begins =
        ArrivingText.isWord(c) || role == Role.OPENS || QuoteRoles.isDash(c) || c == 0xA7;
    if (!ended || closed || !begins) {
      return false;
    }
    if (noted) {
      return !Character.isLowerCase(c);
    }
    if (!single || (isLower(c) && aheadEnd < 0)) {
      return false;
    }
    if (tail == 0xFF0E) {
      return !Character.isDigit(c);
    }
    return tail == ';' || tail == 0x37E || tail == 0x1361 || SentenceMarks.isUnambiguousEnd(tail);
  }

  /** Returns the end of opening marks, or of a list mark, that start at a place; or -1. */
  private int aheadEnd(int place) {
    int item = ended || text.isLineStart(place) ? lists.endOfItem(text, place) : -1;
    if (item >= 0 || role != Role.OPENS) {
      return item;
    }
    int i = place;
    Role each = role;
    while (each == Role.OPENS && i < place + 8) {
      i += Character.charCount(text.at(i));
      int next = text.skipSpace(i);
      each = next < i + 3 ? quotes.of(text, next, next == i) : Role.NEITHER;
      i = each == Role.OPENS ? next : i;
    }
    return i;
  }

  private boolean isEnd(int place, int c) {
    if (SentenceMarks.isTerminator(c) || SentenceMarks.isUnambiguousEnd(c) || c == 0x37E) {
      return true;
    }
    if (c == ';') {
      int before = text.before(place);
      return before > 0 && Character.UnicodeScript.of(before) == Character.UnicodeScript.GREEK;
    }
    return c == 0x1361 && tail == 0x1361;
  }
}
