package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.SentenceMarks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The inverted marks that open a Spanish question or exclamation, at the start of the clause that
 * it begins with. Pure functions, safe for use by many threads.
 *
 * <p>A question starts at the first clause that begins with an interrogative word; without one,
 * after a first clause of one word ({@code Juan, ¿vienes?}), or with the sentence.
 *
 * <p>Source: Real Academia Española, <em>Ortografía de la lengua española</em> (2010), III 3.4.9.2.
 */
final class SpanishOpenings {

  private static final Set<String> INTERROGATIVE =
      Set.of(
          "qué", "cómo", "cuándo", "dónde", "adónde", "quién", "quiénes", "cuál", "cuáles",
          "cuánto", "cuánta", "cuántos", "cuántas");

  /** Words that may stand before an interrogative. */
  private static final Set<String> LEADING =
      Set.of("a", "con", "de", "desde", "en", "hasta", "o", "para", "pero", "por", "sobre", "y");

  private static final int MAX_LEADING = 2;

  private final String text;
  private final MarkPlan marks;
  private final Map<Integer, Character> openings = new HashMap<>();

  private SpanishOpenings(String text, MarkPlan marks) {
    this.text = text;
    this.marks = marks;
  }

  /** Returns the marks to write, by the index of the character after them. */
  static Map<Integer, Character> of(String text, MarkPlan marks) {
    SpanishOpenings openings = new SpanishOpenings(text, marks);
    int from = 0;
    for (int start = marks.nextStart(0); start >= 0; start = marks.nextStart(start + 1)) {
      int end = marks.end(start);
      openings.open(from, start, end);
      from = end + 1;
    }
    return openings.openings;
  }

  private void open(int from, int start, int end) {
    Mark mark = marks.after(end);
    char last = text.charAt(end);
    boolean question = mark == Mark.QUESTION || last == '?';
    if (!question && mark != Mark.EXCLAMATION && last != '!') {
      return;
    }
    for (int at = from; at < end; at++) {
      if (text.charAt(at) == '\u00BF' || text.charAt(at) == '\u00A1') {
        return;
      }
    }
    int at = question ? clause(start, end) : start;
    while (at > from && Orthography.isWordPart(text.codePointBefore(at))) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    openings.put(at, question ? '\u00BF' : '\u00A1');
  }

  /** Returns where the clause starts that a question begins with. */
  private int clause(int start, int end) {
    int second = -1;
    int at = start;
    while (at >= 0) {
      if (isInterrogative(at, end)) {
        return at;
      }
      int next = nextClause(at, end);
      second = second < 0 && next >= 0 ? next : second;
      at = next;
    }
    boolean oneWord = second >= 0 && wordEnd(start, end) >= pauseBefore(second);
    return oneWord ? second : start;
  }

  /** Returns the first letter or digit after the next pause; -1 if none is left. */
  private int nextClause(int from, int end) {
    boolean paused = false;
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (paused && Character.isLetterOrDigit(c)) {
        return at;
      }
      Mark mark = marks.after(at);
      paused |=
          (mark != Mark.NONE && !mark.isTerminal())
              || (SentenceMarks.isPause(c) && !isInner(at, end));
    }
    return -1;
  }

  /** Whether a mark is between digits or letters. */
  private boolean isInner(int at, int end) {
    return at + 1 < end && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private boolean isInterrogative(int from, int end) {
    int at = from;
    for (int i = 0; i <= MAX_LEADING; i++) {
      int to = wordEnd(at, end);
      String word = text.substring(at, to).toLowerCase(Locale.ROOT);
      if (INTERROGATIVE.contains(word)) {
        return true;
      }
      if (!LEADING.contains(word)) {
        return false;
      }
      at = to;
      while (at < end && !Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
    }
    return false;
  }

  private int wordEnd(int from, int end) {
    int at = from;
    while (at <= end && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the end of the word before a clause. */
  private int pauseBefore(int clause) {
    int at = clause;
    while (at > 0 && !Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
