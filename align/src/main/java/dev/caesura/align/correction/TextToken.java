package dev.caesura.align.correction;

import com.ibm.icu.text.Normalizer2;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Token of a text: a word, a character of a script without spaces, a mark of punctuation, or a run
 * of spaces.
 *
 * @param kind the kind of token
 * @param text the original text
 * @param folded the text without case
 * @param place the place in the text
 */
record TextToken(Kind kind, String text, String folded, TextSpan place) {

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

  /** Splits a text into tokens that tile it. */
  static List<TextToken> of(String text) {
    List<TextToken> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int start = i;
      int point = text.codePointAt(i);
      Kind kind = kind(point);
      i += Character.charCount(point);
      if (kind != Kind.PUNCTUATION && !(kind == Kind.WORD && UnspacedScript.isIdeographic(point))) {
        while (i < text.length() && continues(kind, text, i)) {
          i += Character.charCount(text.codePointAt(i));
        }
      }
      String token = text.substring(start, i);
      tokens.add(new TextToken(kind, token, FOLD.normalize(token), new TextSpan(start, i)));
    }
    return tokens;
  }

  private static boolean continues(Kind kind, String text, int at) {
    int point = text.codePointAt(at);
    if (kind == Kind.WORD && (point == '\'' || point == '\u2019')) {
      int next = at + 1;
      return next < text.length() && continues(kind, text, next);
    }
    return kind(point) == kind && !(kind == Kind.WORD && UnspacedScript.isIdeographic(point));
  }

  private static Kind kind(int point) {
    if (WhiteSpace.is(point)) {
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
}
