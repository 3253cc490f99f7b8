package dev.caesura.text.boundary;

import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.regex.Pattern;

/** What one line of a text looks like, read character by character. Not thread-safe. */
final class TextLine {

  private static final int START = 48;

  /** List marks, headings and rows of tables that stand for themselves. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?:[-*+\u2022\u2023\u25E6\u25AA]\\s|[\u2013\u2014]\\s(?!\\p{Ll})|#{1,6}\\s|\\|).*",
          Pattern.DOTALL);

  /** What {@link #MARK} starts with: most lines need no matcher. */
  private static final String MARK_STARTS = "-*+\u2022\u2023\u25E6\u25AA\u2013\u2014#|";

  private static final Pattern NUMBER =
      Pattern.compile("(?:\\(?\\p{Nd}{1,3}[.)]|[(]?\\p{L}[)])\\s.*", Pattern.DOTALL);

  /** A speaker, a field or a time at the start of a line. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:[\\p{Lu}\\p{Lo}<\\[(@][^:.!?\u3002\uFF1A]{0,30}[:\uFF1A](?=\\s|\\p{Lo})|\\[?\\p{Nd}{1,2}:\\p{Nd}{2}).*",
          Pattern.DOTALL);

  private final StringBuilder start = new StringBuilder();
  private final int indent;
  private int length;
  private int pending;
  private int firstWord;
  private boolean inFirstWord = true;
  private int upper;
  private boolean lower;
  private int terminatorsInside;
  private boolean terminated;
  private char last;

  /** Letters and digits since the last space or mark. */
  private int word;

  /** Creates a line that white space of some characters precedes. */
  TextLine(int indent) {
    this.indent = indent;
  }

  /** Reads the next character of the line, not one of its line end. */
  void read(char c) {
    if (WhiteSpace.is(c)) {
      pending++;
      inFirstWord &= length == 0;
    } else {
      terminatorsInside += terminated && pending > 0 ? 1 : 0;
      length += (length == 0 ? 0 : pending) + 1;
      pending = 0;
      if (inFirstWord) {
        firstWord++;
        // Where words need no space, a line can end anywhere.
        inFirstWord = !UnspacedScript.contains(c);
      }
      upper += Character.isUpperCase(c) ? 1 : 0;
      lower |= Character.isLowerCase(c);
      boolean initial = c == '.' && word == 1;
      terminated = (isTerminator(c) && !initial) || (terminated && SentenceMarks.isClosing(c));
      last = c;
    }
    word = Character.isLetterOrDigit(c) ? word + 1 : 0;
    if (start.length() < START) {
      start.append(c);
    }
  }

  /** Passes over Latin letters, which most characters are, before it asks for properties. */
  private static boolean isTerminator(char c) {
    return (c < 'A' || c > 'z') && SentenceMarks.isTerminator(c);
  }

  /** Returns the characters without the white space at the ends. */
  int length() {
    return length;
  }

  int indent() {
    return indent;
  }

  /** Returns the length of what would have to fit on the line before. */
  int firstWord() {
    return firstWord;
  }

  boolean hasMark() {
    return start.length() > 0
        && MARK_STARTS.indexOf(start.charAt(0)) >= 0
        && MARK.matcher(start).matches();
  }

  boolean hasNumber() {
    return NUMBER.matcher(start).matches();
  }

  boolean hasLabel() {
    return LABEL.matcher(start).matches();
  }

  boolean isQuote() {
    return length > 0 && start.charAt(0) == '>';
  }

  boolean isHeading() {
    return length > 0 && start.charAt(0) == '#' && hasMark();
  }

  boolean isRow() {
    return length > 0 && start.charAt(0) == '|';
  }

  /** Whether it is one word, such as an address, which may be longer than the lines are wide. */
  boolean isWord() {
    return length == firstWord;
  }

  boolean startsLower() {
    return length > 0 && Character.isLowerCase(start.codePointAt(0));
  }

  boolean startsUpper() {
    int at = 0;
    while (at < start.length() && SentenceMarks.isOpening(start.codePointAt(at))) {
      at++;
    }
    return at < start.length() && Character.isUpperCase(start.codePointAt(at));
  }

  boolean isInCapitals() {
    return upper > 1 && !lower;
  }

  boolean isTerminated() {
    return terminated;
  }

  /** Whether a mark that ends sentences stands in it, at its end or before a space. */
  boolean hasTerminator() {
    return terminatorsInside > 0 || terminated;
  }

  /** Returns how many marks that end sentences stand in it before a space. */
  int terminatorsInside() {
    return terminatorsInside;
  }

  /** Whether a sentence ends in it and the next one goes on after it. */
  boolean isInterrupted() {
    return terminatorsInside > 0 && !terminated;
  }

  /** Whether a lower-case letter or a digit follows its first character. */
  boolean continuesAfterSign() {
    int at = 1;
    while (at < start.length() && WhiteSpace.is(start.charAt(at))) {
      at++;
    }
    return at < start.length()
        && (Character.isLowerCase(start.codePointAt(at))
            || Character.isDigit(start.codePointAt(at)));
  }

  /** Whether it ends with a colon. */
  boolean isIntroduction() {
    return last == ':' || last == '\uFF1A';
  }

  /** Whether it ends with a mark that joins it to the next line: a comma, a hyphen. */
  boolean isOpenEnded() {
    return last == ',' || last == '-' || last == '\u00AD' || last == '\u060C' || last == '\u3001';
  }
}
