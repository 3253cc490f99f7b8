package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters that are upper case. Words are raised as wholes: the first letter, all letters of an
 * acronym, or none; never one inside a word. The parts of a word around hyphens are words of their
 * own, and so is what follows an apostrophe, if it has three letters.
 */
final class CapitalPlan {

  /** Least mean probability of a capital for the letters after the first of an acronym. */
  private static final float MIN_ACRONYM = 0.5f;

  /** After an apostrophe, fewer letters are an ending, such as that of "they'll". */
  private static final int MIN_AFTER_APOSTROPHE = 3;

  /** Least probability of a capital for names of days and months that usually have none. */
  private static final float MIN_PLAIN = 0.9f;

  private static final double MAX_START = 0.999;

  /** Longer words are not looked up. */
  private static final int MAX_KEY = 40;

  /** Mean of the scores of a word's first letter, where it does not start a sentence. */
  private static final class Mean {
    private double sum;
    private int count;
  }

  private final String text;
  private final PunctuationScores scores;
  private final MarkPlan marks;
  private final WritingLanguage language;
  private final float threshold;
  private final Map<String, Mean> means = new HashMap<>();
  private final BitSet raised = new BitSet();

  private CapitalPlan(
      String text,
      PunctuationScores scores,
      MarkPlan marks,
      WritingLanguage language,
      float threshold) {
    this.text = text;
    this.scores = scores;
    this.marks = marks;
    this.language = language;
    this.threshold = threshold;
  }

  /** What is done with a part of a token. */
  @FunctionalInterface
  private interface PartVisitor {
    void visit(int from, int to);
  }

  /**
   * Returns the indexes of the letters that are upper case.
   *
   * @param all whether the whole text is in one case; otherwise the first letters of sentences only
   */
  static BitSet of(
      String text,
      PunctuationScores scores,
      MarkPlan marks,
      WritingLanguage language,
      float threshold,
      boolean all) {
    CapitalPlan plan = new CapitalPlan(text, scores, marks, language, threshold);
    if (all) {
      plan.tokens((from, to) -> plan.parts(from, to, plan::count));
      plan.tokens(plan::raise);
    } else {
      plan.tokens(plan::raiseStart);
    }
    return plan.raised;
  }

  private void tokens(PartVisitor visitor) {
    int at = WhiteSpace.skip(text, 0, text.length());
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !WhiteSpace.is(text.charAt(end))) {
        end++;
      }
      visitor.visit(at, end);
      at = WhiteSpace.skip(text, end, text.length());
    }
  }

  /** Visits the runs of letters, digits and signs of a token. */
  private void parts(int from, int to, PartVisitor visitor) {
    int start = -1;
    int next;
    for (int at = from; at < to; at = next) {
      int code = text.codePointAt(at);
      next = at + Character.charCount(code);
      boolean inside = Orthography.isWordPart(code);
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        visitor.visit(start, at);
        start = -1;
      }
    }
    if (start >= 0) {
      visitor.visit(start, to);
    }
  }

  private void count(int from, int to) {
    if (to - from <= MAX_KEY && to - from > 1 && !marks.starts(from)) {
      Mean mean = means.computeIfAbsent(key(from, to), word -> new Mean());
      mean.sum += wordScore(from);
      mean.count++;
    }
  }

  private String key(int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the probability that a word has a capital for another reason than that a sentence
   * starts with it.
   */
  private double wordScore(int from) {
    int gap = from;
    boolean spaced = false;
    while (gap > 0 && !Orthography.isWordPart(text.codePointBefore(gap))) {
      gap -= Character.charCount(text.codePointBefore(gap));
      spaced |= WhiteSpace.is(text.charAt(gap));
    }
    double starts = gap > 0 && spaced ? marks.endScore(gap - 1) : 0;
    return Math.max(0, (score(from) - starts) / (1 - Math.min(starts, MAX_START)));
  }

  /** Returns the probability of a capital of the code point at an index. */
  private float score(int at) {
    return scores.upper(at + Character.charCount(text.codePointAt(at)) - 1);
  }

  /** Raises the first letters of sentences in a text of both cases, but not that of "iPhone". */
  private void raiseStart(int from, int to) {
    if (isAddress(from, to)) {
      return;
    }
    for (int at = marks.nextStart(from); at >= 0 && at < to; at = marks.nextStart(at + 1)) {
      if (!hasCapital(at, to)) {
        raiseFirst(at);
      }
    }
  }

  /** Whether a word has a capital after its first letter. */
  private boolean hasCapital(int from, int to) {
    int at = from + Character.charCount(text.codePointAt(from));
    while (at < to) {
      int code = text.codePointAt(at);
      if (!Orthography.isWordPart(code) || UnspacedScript.contains(code)) {
        return false;
      }
      if (Character.isUpperCase(code)) {
        return true;
      }
      at += Character.charCount(code);
    }
    return false;
  }

  /** Raises a first letter; both of the Dutch ij. */
  private void raiseFirst(int at) {
    raised.set(at);
    if (language.is("nl") && text.regionMatches(true, at, "ij", 0, 2)) {
      raised.set(at + 1);
    }
  }

  private void raise(int from, int to) {
    if (isAddress(from, to)) {
      return;
    }
    int start = from;
    while (start < to && !Orthography.isWordPart(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = to;
    while (end > start && !Orthography.isWordPart(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    if (Orthography.isInitials(text, start, end)) {
      raiseInitials(start, end);
    } else {
      parts(start, end, this::raiseWord);
    }
    for (int at = marks.nextStart(from); at >= 0 && at < to; at = marks.nextStart(at + 1)) {
      raiseFirst(at);
    }
  }

  private void raiseWord(int from, int to) {
    int first = text.codePointAt(from);
    boolean ending =
        from > 0
            && isApostrophe(text.charAt(from - 1))
            && from > 1
            && Orthography.isWordPart(text.codePointBefore(from - 1))
            && to - from < MIN_AFTER_APOSTROPHE;
    if (ending || !Character.isLetter(first)) {
      return;
    }
    String key = to - from <= MAX_KEY ? key(from, to) : "";
    WritingLanguage.Capital rule = language.capital(key);
    double score = wordScore(from);
    Mean mean = means.get(key);
    if (mean != null && mean.count > 1) {
      score = (score + mean.sum / mean.count) / 2;
    }
    boolean raises =
        switch (rule) {
          case RAISED -> true;
          case PLAIN -> score >= MIN_PLAIN;
          case UNKNOWN -> score >= threshold;
        };
    if (raises) {
      raiseFirst(from);
      int second = from + Character.charCount(first);
      if (rule == WritingLanguage.Capital.UNKNOWN && isAcronym(second, to)) {
        raised.set(second, to);
      }
    }
  }

  private boolean isAcronym(int from, int to) {
    double sum = 0;
    int letters = 0;
    int next;
    for (int at = from; at < to; at = next) {
      int code = text.codePointAt(at);
      next = at + Character.charCount(code);
      if (Character.isLetter(code)) {
        sum += score(at);
        letters++;
      }
    }
    return letters > 0 && sum >= MIN_ACRONYM * letters;
  }

  /** Raises the letters of {@code u.s}: by rule in English, else each by its score. */
  private void raiseInitials(int from, int to) {
    boolean ruled = language.raisesInitials(key(from, to));
    for (int at = from; at < to; at += 2) {
      if (ruled || (!language.is("en") && score(at) >= threshold)) {
        raised.set(at);
      }
    }
  }

  /** Whether a token is an address of the Internet, which has no capitals. */
  private boolean isAddress(int from, int to) {
    String token = text.substring(from, to);
    if (token.indexOf('@') > 0 || token.contains("://") || token.startsWith("www.")) {
      return true;
    }
    int dot = token.indexOf('.');
    return dot > 1
        && dot + 2 < token.length()
        && isSmallLatin(token.charAt(dot - 1))
        && isSmallLatin(token.charAt(dot - 2))
        && isSmallLatin(token.charAt(dot + 1))
        && isSmallLatin(token.charAt(dot + 2));
  }

  private static boolean isSmallLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }
}
