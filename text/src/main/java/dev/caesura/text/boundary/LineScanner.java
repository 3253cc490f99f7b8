package dev.caesura.text.boundary;

import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.regex.Pattern;

/**
 * Reads a text character by character and decides at every place whether the line breaks before it
 * split. Not thread-safe.
 */
final class LineScanner {

  /** Characters of a line that are read; a longer line was not wrapped. */
  static final int LOOKAHEAD = 500;

  /** A word has room if the line with it stays under this share of the longest line around. */
  private static final double ROOM = 0.8;

  private static final Pattern MARK =
      Pattern.compile("(?:[-*+\u2022\u2023\u25E6\u2013\u2014]\\s|\\(?\\p{Nd}{1,3}[.)]\\s|#|>|\\|)");

  private final LineBreaks mode;

  /** Characters from a place on that a decision may depend on. */
  private final int reach;

  private final LineBreakClassifier classifier;
  private int breaks;
  private char last;
  private int before;
  private int line;
  private int pending;
  private boolean heading;

  /** The last code point, white space or not. */
  private int lastPoint;

  /** The last UTF-16 unit that is not white space, and the code point before it. */
  private char mark;

  private int markBefore;

  /** Creates a scanner whose decisions depend on the given number of characters after a place. */
  LineScanner(LineBreaks mode, int reach) {
    this.mode = mode;
    this.reach = Math.min(LOOKAHEAD, reach);
    this.classifier = new LineBreakClassifier(this.reach);
  }

  int reach() {
    return reach;
  }

  /** Whether the decision about this place could change with more text. */
  boolean waits(CharSequence text, int place) {
    if (!isWrapping() || breaks != 1) {
      return false;
    }
    int end = Math.min(text.length(), place + reach);
    if (mode == LineBreaks.AUTO) {
      return end < place + reach && !LineBreakClassifier.isKnown(text, place, end);
    }
    return end < place + reach && lineEnd(text, place, end) == end;
  }

  private boolean isWrapping() {
    return mode == LineBreaks.WRAPPED || mode == LineBreaks.AUTO;
  }

  /** Whether the white space before a place splits. */
  boolean splits(CharSequence text, int place) {
    return switch (mode) {
      case IGNORE -> false;
      case RESPECT -> breaks > 0;
      case BLANK -> breaks > 1;
      case AUTO -> breaks > 1 || (breaks == 1 && line > 0 && classifier.splits(text, place));
      case WRAPPED -> breaks > 1 || (breaks == 1 && line > 0 && isMeant(text, place));
    };
  }

  /** Whether a line break divides a word here, in wrapped text only. */
  boolean dividesWord(CharSequence text, int place) {
    return isWrapping()
        && breaks == 1
        && DividedWords.isDivided(markBefore, mark, Character.codePointAt(text, place));
  }

  /** Whether line breaks were just read that split whatever follows. */
  boolean isEnd() {
    return breaks >= mode.breaksToSplit();
  }

  /** Whether the line read last is a paragraph of its own, in {@link LineBreaks#AUTO}. */
  boolean isAfterParagraph() {
    return classifier.isAfterParagraph();
  }

  /** Whether a blank line was just read that splits. */
  boolean isBlankLine() {
    return mode != LineBreaks.IGNORE && breaks > 1;
  }

  /** Reads one character. */
  void read(char c) {
    if (mode == LineBreaks.AUTO) {
      classifier.read(c);
    }
    if (WhiteSpace.isLineBreak(c)) {
      breaks += c == '\n' && last == '\r' ? 0 : 1;
      pending = 0;
    } else if (WhiteSpace.is(c)) {
      pending += pending < LOOKAHEAD ? 1 : 0;
    } else {
      if (breaks > 0) {
        before = breaks > 1 ? 0 : line;
        line = 0;
      }
      if (line == 0) {
        heading = c == '#';
        pending = 0;
      }
      line = Math.min(LOOKAHEAD, line + pending + 1);
      pending = 0;
      breaks = 0;
      markBefore = lastPoint;
      mark = c;
    }
    lastPoint = Character.isSurrogatePair(last, c) ? Character.toCodePoint(last, c) : c;
    last = c;
  }

  private static int lineEnd(CharSequence text, int place, int limit) {
    int end = place;
    while (end < limit && !WhiteSpace.isLineBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isMeant(CharSequence text, int place) {
    int limit = Math.min(text.length(), place + reach);
    int end = lineEnd(text, place, limit);
    // One more, for the white space after a mark.
    int markEnd = Math.min(limit, end + 1);
    if (heading || MARK.matcher(text).region(place, markEnd).lookingAt()) {
      return true;
    }
    int content = WhiteSpace.skipBack(text, end, place);
    int word = place;
    while (word < content && !WhiteSpace.is(text.charAt(word))) {
      word++;
    }
    int width = Math.max(Math.max(before, line), content - place);
    return line + 1 + (word - place) <= ROOM * width;
  }
}
