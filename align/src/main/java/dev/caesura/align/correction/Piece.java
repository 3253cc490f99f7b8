package dev.caesura.align.correction;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A word, a character of a script without spaces, a mark of punctuation, or a run of spaces.
 *
 * @param kind which of these
 * @param text as it stands
 * @param folded without case
 * @param place where
 */
record Piece(Kind kind, String text, String folded, TextSpan place) {

  enum Kind {
    WORD,
    NUMBER,
    PUNCTUATION,
    SPACE
  }

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  boolean isWord() {
    return kind == Kind.WORD || kind == Kind.NUMBER;
  }

  /** All pieces of a text; they tile it. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int start = i;
      int point = text.codePointAt(i);
      Kind kind = kind(point);
      i += Character.charCount(point);
      if (kind != Kind.PUNCTUATION && !(kind == Kind.WORD && isUnspaced(point))) {
        while (i < text.length() && goesOn(kind, text, i)) {
          i += Character.charCount(text.codePointAt(i));
        }
      }
      String piece = text.substring(start, i);
      pieces.add(new Piece(kind, piece, FOLD.normalize(piece), new TextSpan(start, i)));
    }
    return pieces;
  }

  private static boolean goesOn(Kind kind, String text, int at) {
    int point = text.codePointAt(at);
    if (kind == Kind.WORD && (point == '\'' || point == '\u2019')) {
      int next = at + 1;
      return next < text.length() && goesOn(kind, text, next);
    }
    return kind(point) == kind && !(kind == Kind.WORD && isUnspaced(point));
  }

  private static Kind kind(int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      return Kind.SPACE;
    }
    if (Character.isDigit(point)) {
      return Kind.NUMBER;
    }
    int type = Character.getType(point);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return Character.isLetter(point) || mark ? Kind.WORD : Kind.PUNCTUATION;
  }

  /** Chinese characters and kana: each is a piece of its own. */
  private static boolean isUnspaced(int point) {
    int script = UScript.getScript(point);
    return script == UScript.HAN || script == UScript.HIRAGANA || script == UScript.KATAKANA;
  }
}
