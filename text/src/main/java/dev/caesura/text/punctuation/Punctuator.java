package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Objects;

/**
 * Restores punctuation and capitals in a text that lacks them, such as a transcript from a
 * recogniser. Words are kept: marks are added after them and the case of letters is changed,
 * nothing else. White space stays as it is.
 *
 * <p>Existing marks stay, and none is added beside them. A sentence ends where its end is probable
 * enough, and at the end of the text. The case of a text in one case (all lower or all upper) is
 * restored; in a text of both cases only the first letters of sentences are raised. Marks are those
 * of the script of the word before: {@code 。} after Han, {@code ।} after Devanagari, {@code ؟} in
 * Arabic script, {@code ;} for a Greek question; Thai and Lao get none.
 *
 * <p>Immutable and thread-safe.
 *
 * @param scorer scores what is missing; whoever opened it closes it
 * @param threshold least probability of the end of a sentence, in (0, 1]
 */
public record Punctuator(PunctuationScorer scorer, float threshold) {

  private static final float MIN_UPPER = 0.5f;

  public Punctuator {
    Objects.requireNonNull(scorer, "scorer");
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number in (0, 1]");
    }
  }

  /**
   * Returns a punctuator with a threshold of 0.5, which the shipped network is calibrated for.
   *
   * @param scorer scores what is missing; whoever opened it closes it
   * @return the punctuator
   */
  public static Punctuator of(PunctuationScorer scorer) {
    return new Punctuator(scorer, 0.5f);
  }

  /**
   * Restores the marks and capitals of a text.
   *
   * @param text any text
   * @return the text with marks and capitals; empty for the empty text
   */
  public String restore(String text) {
    PunctuationScores scores = scorer.punctuation(text);
    Orthography orthography = Orthography.of(text);
    LetterCase letters = LetterCase.of(text);
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    boolean begins = true;
    int lastWord = lastWordPart(text);
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int code = text.codePointAt(at);
      next = at + Character.charCount(code);
      int last = next - 1;
      if (!Orthography.isWordPart(code)) {
        out.appendCodePoint(code);
        begins |= SentenceMarks.isTerminator(code) && scores.boundaries().after(last) >= threshold;
        continue;
      }
      boolean raised = begins || (letters.isToBeRestored() && scores.upper(last) >= MIN_UPPER);
      out.appendCodePoint(letters.of(code, raised));
      begins &= !Character.isLetterOrDigit(code);
      if (isMarkPlace(text, code, next)) {
        boolean ends =
            last == lastWord
                ? WhiteSpace.skip(text, next, text.length()) == text.length()
                : scores.boundaries().after(last) >= threshold;
        Mark mark = ends ? terminal(scores, last) : inner(scores, last);
        out.append(orthography.written(mark, code));
        begins |= ends;
      }
    }
    return out.toString();
  }

  /**
   * Whether a mark may stand here: after a word that white space follows, or any character of
   * scripts without spaces.
   */
  private static boolean isMarkPlace(String text, int code, int next) {
    if (next == text.length()) {
      return true;
    }
    int after = text.codePointAt(next);
    return WhiteSpace.is(after)
        || (UnspacedScript.contains(code)
            && Character.isLetterOrDigit(after)
            && !Character.isSurrogate((char) after));
  }

  /** Returns the index of the last unit of the last word; -1 if there is none. */
  private static int lastWordPart(String text) {
    int at = text.length();
    while (at > 0) {
      int code = text.codePointBefore(at);
      if (Orthography.isWordPart(code)) {
        return at - 1;
      }
      at -= Character.charCount(code);
    }
    return -1;
  }

  private static Mark terminal(PunctuationScores scores, int index) {
    Mark best = Mark.STOP;
    for (Mark mark : Mark.values()) {
      if (mark.isTerminal() && scores.mark(index, mark) > scores.mark(index, best)) {
        best = mark;
      }
    }
    return best;
  }

  /** Returns the most probable mark inside a sentence. */
  private static Mark inner(PunctuationScores scores, int index) {
    Mark best = Mark.NONE;
    for (Mark mark : Mark.values()) {
      if (!mark.isTerminal() && scores.mark(index, mark) > scores.mark(index, best)) {
        best = mark;
      }
    }
    return best;
  }
}
