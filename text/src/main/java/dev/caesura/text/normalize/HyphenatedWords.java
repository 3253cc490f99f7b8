package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins words that a hyphen at the end of a line divides. Not thread-safe.
 *
 * <p>The text itself decides: if the joined word occurs elsewhere, it is that word. If the halves
 * occur elsewhere in one line with the hyphen between them, the hyphen stays. Else the word is
 * joined, as most such words of printed text are.
 */
final class HyphenatedWords {

  /** Longer runs are not words; reading each half repeatedly must stay cheap. */
  private static final int MAX_LENGTH = 100;

  private final String text;
  private final List<TextSpan> ranges;
  private Set<String> words;
  private Set<String> compounds;

  HyphenatedWords(String text, List<TextSpan> ranges) {
    this.text = text;
    this.ranges = ranges;
  }

  /**
   * Returns where the second half of a word begins whose first half ends at a hyphen at a line's
   * end, or -1.
   */
  int secondHalf(int start, int hyphen, int limit) {
    int mark = text.charAt(hyphen);
    if (!DividedWords.isHyphen(mark) || hyphen - start > MAX_LENGTH) {
      return -1;
    }
    int next = DividedWords.nextLine(text, hyphen + 1, limit);
    if (next < 0 || !Character.isLetter(text.codePointAt(next))) {
      return -1;
    }
    if (UnspacedScript.contains(text.codePointAt(next))) {
      return -1;
    }
    if (DividedWords.isSoftHyphen(mark)) {
      return next;
    }
    int end = endOfLetters(next, Math.min(limit, next + MAX_LENGTH));
    if (!continues(start, hyphen, next, end)) {
      return -1;
    }
    String first = Letters.folded(text.substring(start, hyphen));
    String second = Letters.folded(text.substring(next, end));
    collectWords();
    return words.contains(first + second) || !compounds.contains(first + "-" + second) ? next : -1;
  }

  private int endOfLetters(int start, int limit) {
    int i = start;
    while (isLetter(i, limit)) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  /**
   * Whether the second half continues the word: one that begins with a capital does not, unless
   * both are in capitals.
   */
  private boolean continues(int start, int hyphen, int next, int end) {
    int first = text.codePointAt(next);
    return Character.toLowerCase(first) == first
        || (isCapitals(start, hyphen) && isCapitals(next, end));
  }

  private boolean isCapitals(int start, int end) {
    return end - start > 1
        && text.substring(start, end).codePoints().noneMatch(Character::isLowerCase);
  }

  private void collectWords() {
    if (words != null) {
      return;
    }
    words = new HashSet<>();
    compounds = new HashSet<>();
    for (TextSpan range : ranges) {
      String before = null;
      int i = range.start();
      while (i < range.end()) {
        int point = text.codePointAt(i);
        if (!isLetter(i, range.end())) {
          boolean joins = (point == '-' || point == 0x2010) && before != null;
          i += Character.charCount(point);
          before = joins && isLetter(i, range.end()) ? before : null;
          continue;
        }
        int end = endOfLetters(i, range.end());
        String word = Letters.folded(text.substring(i, end));
        words.add(word);
        if (before != null) {
          compounds.add(before + "-" + word);
        }
        before = word;
        i = end;
      }
    }
  }

  private boolean isLetter(int at, int limit) {
    return at < limit
        && Letters.isWordPart(text.codePointAt(at))
        && !UnspacedScript.contains(text.codePointAt(at));
  }
}
