package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.BitSet;

/**
 * Where marks are added to a text, and where its sentences start and end. Filled in one pass; not
 * changed afterwards.
 */
final class MarkPlan {

  /** Least probability of an end for a mark that is there to be one. */
  private static final float MIN_EXISTING_END = 0.5f;

  /** Below this probability of an end a full stop belongs to an abbreviation. */
  private static final float MIN_END = 0.2f;

  /** Least share of question marks in the probability of an end. */
  private static final float MIN_QUESTIONS = 0.3f;

  /** The same at the end of the text, where only the kind of the mark is open. */
  private static final float MIN_LAST_QUESTION = 0.4f;

  /** Below this probability of an end the wording is not looked at. */
  private static final float MIN_CONSIDERED = 0.05f;

  /**
   * Words around a question, without a better end among them, where its own end is not probable.
   */
  private static final int PEAK = 4;

  private static final int MAX_PEAK = 100;

  private static final Mark[] MARKS = Mark.values();

  private final String text;
  private final PunctuationScores scores;
  private final PunctuatorSettings settings;
  private final QuestionCues cues;

  /** For each UTF-16 unit the place of the mark after it among {@link #MARKS}. */
  private final byte[] after;

  private final BitSet starts = new BitSet();
  private final BitSet ends = new BitSet();
  private final BitSet initials = new BitSet();

  private MarkPlan(
      String text, PunctuationScores scores, PunctuatorSettings settings, QuestionCues cues) {
    this.text = text;
    this.scores = scores;
    this.settings = settings;
    this.cues = cues;
    after = new byte[text.length()];
  }

  /** Decides the marks of a text. */
  static MarkPlan of(
      String text, PunctuationScores scores, PunctuatorSettings settings, QuestionCues cues) {
    MarkPlan plan = new MarkPlan(text, scores, settings, cues);
    plan.fill();
    return plan;
  }

  /** Returns the mark to write after a UTF-16 unit. */
  Mark after(int unit) {
    return MARKS[after[unit]];
  }

  /** Returns whether a full stop of initials is missing after a UTF-16 unit: that of "u.s". */
  boolean lacksStop(int unit) {
    return initials.get(unit) && after(unit) != Mark.STOP;
  }

  /** Returns whether a sentence's first letter or digit is at an index. */
  boolean starts(int index) {
    return starts.get(index);
  }

  /** Returns the index of the last unit of the sentence that an index belongs to. */
  int end(int index) {
    int end = ends.nextSetBit(index);
    return end < 0 ? text.length() - 1 : end;
  }

  /** Returns the index of the first letter or digit of the next sentence; -1 if there is none. */
  int nextStart(int index) {
    return starts.nextSetBit(index);
  }

  /** Returns the probability of a mark that ends a sentence after a UTF-16 unit. */
  float endScore(int unit) {
    return scores.mark(unit, Mark.STOP)
        + scores.mark(unit, Mark.EXCLAMATION)
        + scores.mark(unit, Mark.QUESTION);
  }

  private void fill() {
    boolean begins = true;
    boolean marked = hasTerminators();
    int lastWord = lastWordPart();
    int previous = -2;
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int code = text.codePointAt(at);
      next = at + Character.charCount(code);
      int last = next - 1;
      if (!Orthography.isWordPart(code)) {
        if (SentenceMarks.isTerminator(code)
            && scores.boundaries().after(last) >= MIN_EXISTING_END) {
          begins = true;
          ends.set(last);
        }
        continue;
      }
      if (begins && Character.isLetterOrDigit(code)) {
        starts.set(at);
        begins = false;
      }
      if (!isMarkPlace(code, next)) {
        continue;
      }
      initials.set(last, !marked && Orthography.endsInitials(text, next));
      boolean isLast =
          last == lastWord && WhiteSpace.skip(text, next, text.length()) == text.length();
      Mark mark = isLast ? terminal(last, isQuestion(last, MIN_LAST_QUESTION)) : mark(last, marked);
      boolean isEnd = isLast || (mark.isTerminal() && isEnd(last));
      if (mark != Mark.NONE && previous == at - 1 && !isLast && !outweighs(last, previous)) {
        continue;
      }
      if (mark != Mark.NONE && previous == at - 1) {
        after[previous] = 0;
        ends.clear(previous);
        starts.clear(at);
      }
      if (mark != Mark.NONE) {
        after[last] = (byte) mark.place();
        previous = last;
      }
      if (isEnd) {
        ends.set(last);
        begins = true;
      }
    }
  }

  /** Whether the text has marks that end sentences already. */
  private boolean hasTerminators() {
    for (int at = 0; at < text.length(); at++) {
      if (SentenceMarks.isTerminator(text.charAt(at))
          && scores.boundaries().after(at) >= MIN_EXISTING_END) {
        return true;
      }
    }
    return false;
  }

  /** Returns the index of the last unit of the last word; -1 if there is none. */
  private int lastWordPart() {
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

  /**
   * Whether a mark may stand here: after a word that white space and another word follow, or any
   * character of scripts without spaces.
   */
  private boolean isMarkPlace(int code, int next) {
    if (next == text.length()) {
      return true;
    }
    int following = text.codePointAt(next);
    if (!WhiteSpace.is(following)) {
      // Letters outside the basic plane are rare characters in the middle of a word.
      return (UnspacedScript.contains(code) || UnspacedScript.contains(following))
          && Character.isLetterOrDigit(following)
          && !Character.isSurrogate((char) following);
    }
    int word = WhiteSpace.skip(text, next, text.length());
    if (word == text.length()) {
      return true;
    }
    int first = text.codePointAt(word);
    return !SentenceMarks.isTerminator(first)
        && !SentenceMarks.isPause(first)
        && Character.getType(first) != Character.DASH_PUNCTUATION;
  }

  /**
   * Returns the mark after a word that is not the last one. In a text that has its marks, the
   * scorer has to be sure of an end.
   */
  private Mark mark(int unit, boolean marked) {
    float boundary = scores.boundaries().after(unit);
    boolean question = isQuestion(unit, MIN_QUESTIONS) && question(unit) >= settings.question();
    float end = endScore(unit);
    boolean probable = end >= settings.end() && end >= scores.mark(unit, Mark.COMMA);
    question &= probable || isPeak(unit);
    if ((question || probable) && (!marked || boundary >= MIN_EXISTING_END)) {
      Mark mark = terminal(unit, question);
      return boundary >= MIN_END || mark == Mark.STOP ? mark : Mark.NONE;
    }
    return inner(unit);
  }

  /** Whether an end is the most probable one among the words around. */
  private boolean isPeak(int unit) {
    float end = endScore(unit);
    int words = 0;
    int limit = Math.min(text.length(), unit + MAX_PEAK);
    for (int i = unit + 1; i < limit && words < PEAK; i++) {
      if (isWordEnd(i)) {
        words++;
        if (endScore(i) > end) {
          return false;
        }
      }
    }
    words = 0;
    limit = Math.max(0, unit - MAX_PEAK);
    for (int i = unit - 1; i >= limit && words < PEAK; i--) {
      if (isWordEnd(i)) {
        words++;
        if (endScore(i) >= end) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isWordEnd(int unit) {
    return !WhiteSpace.is(text.charAt(unit))
        && (unit + 1 == text.length() || WhiteSpace.is(text.charAt(unit + 1)));
  }

  private boolean isEnd(int unit) {
    return scores.boundaries().after(unit) >= MIN_END;
  }

  /** Whether the mark after a character is more probable than the one right before it. */
  private boolean outweighs(int unit, int previous) {
    return scores.mark(unit, Mark.NONE) < scores.mark(previous, Mark.NONE);
  }

  /** Whether question marks have a share in the probability of an end. */
  private boolean isQuestion(int unit, float share) {
    float question = question(unit);
    return question > 0 && question >= share * endScore(unit);
  }

  /** Returns the probability of a question mark, adjusted by how the sentence is worded. */
  private float question(int unit) {
    float question = scores.mark(unit, Mark.QUESTION);
    float end = endScore(unit);
    if (end < MIN_CONSIDERED || question <= 0) {
      return question;
    }
    int start = Math.max(0, starts.previousSetBit(unit));
    double odds = question / Math.max(1e-6, end - question);
    odds *= Math.exp(cues.evidence(text, start, unit + 1));
    return (float) (end * odds / (1 + odds));
  }

  private Mark terminal(int unit, boolean question) {
    if (question) {
      return Mark.QUESTION;
    }
    return scores.mark(unit, Mark.EXCLAMATION) > scores.mark(unit, Mark.STOP)
        ? Mark.EXCLAMATION
        : Mark.STOP;
  }

  /** Returns the most probable mark inside a sentence. */
  private Mark inner(int unit) {
    Mark best = Mark.NONE;
    for (Mark mark : MARKS) {
      boolean enough = mark == Mark.COMMA || scores.mark(unit, mark) > scores.mark(unit, Mark.NONE);
      if (mark != Mark.NONE
          && !mark.isTerminal()
          && enough
          && scores.mark(unit, mark) >= settings.comma()
          && (best == Mark.NONE || scores.mark(unit, mark) > scores.mark(unit, best))) {
        best = mark;
      }
    }
    return best;
  }
}
