package dev.caesura.text.boundary;

import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * Text that may still be arriving, as rules read it. A question that goes beyond what has arrived
 * is answered as if the text ended there, and {@link #isShort} is then true: the answer must not be
 * used. Nothing before the current sentence can be read. Not thread-safe.
 */
final class ArrivingText {

  /** The answer where there is no character. */
  static final int NONE = -1;

  private final StringBuilder text;
  private boolean last;
  private int start;
  private int limit;
  private boolean isShort;

  ArrivingText(StringBuilder text) {
    this.text = text;
  }

  /** Begins a question, for which the text ends at a limit. */
  void ask(int sentenceStart, boolean isWhole, int end) {
    start = sentenceStart;
    last = isWhole;
    limit = end;
    isShort = false;
  }

  /** Returns whether a question went beyond what has arrived. */
  boolean isShort() {
    return isShort;
  }

  /** Returns where the sentence starts. */
  int start() {
    return start;
  }

  /** Returns the code point at a place, or {@link #NONE} after the end. */
  int at(int index) {
    if (index >= text.length() || index >= limit) {
      isShort |= !last && index < limit;
      return NONE;
    }
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      if (index + 1 >= text.length()) {
        isShort |= !last && index + 1 < limit;
      } else if (Character.isLowSurrogate(text.charAt(index + 1))) {
        return Character.toCodePoint(c, text.charAt(index + 1));
      }
    }
    return c;
  }

  /** Returns the code point before a place, or {@link #NONE} at the start of the sentence. */
  int before(int index) {
    return index <= start ? NONE : Character.codePointBefore(text, index);
  }

  /** Returns whether a place is at the start of the sentence, at the end, or beside white space. */
  boolean isSpaceBefore(int index) {
    return index <= start || WhiteSpace.is(text.charAt(index - 1));
  }

  /** Returns the first place from one on that is not white space, at most 100 characters on. */
  int skipSpace(int index) {
    int i = index;
    while (i < index + 100 && isSpace(at(i))) {
      i++;
    }
    return i;
  }

  /** Returns the end of the last word or mark before a place. */
  int skipSpaceBack(int index) {
    return WhiteSpace.skipBack(text, index, start);
  }

  /** Returns whether white space with a line break, or the sentence's start, is before a place. */
  boolean isLineStart(int index) {
    int i = index;
    while (i > start && WhiteSpace.is(text.charAt(i - 1))) {
      i--;
      if (WhiteSpace.isLineBreak(text.charAt(i))) {
        return true;
      }
    }
    return i == start;
  }

  static boolean isSpace(int codePoint) {
    return codePoint != NONE && WhiteSpace.is(codePoint);
  }

  static boolean isWord(int codePoint) {
    return codePoint != NONE && Character.isLetterOrDigit(codePoint);
  }

  /** Returns whether words need no space beside a character. */
  static boolean isUnspaced(int codePoint) {
    return codePoint >= 0x0E00
        && (UnspacedScript.contains(codePoint)
            || UnspacedScript.isEastAsianPunctuation(codePoint)
            || (codePoint >= 0xFF01 && codePoint <= 0xFF65));
  }
}
