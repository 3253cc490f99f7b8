package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that a hyphen at the end of a line breaks in two. For one thread.
 *
 * <p>The text itself tells what it means: if the joined word stands elsewhere, it is that word; if
 * the halves stand elsewhere in one line with the hyphen between them, the hyphen belongs there;
 * else the word is joined, as most such words of printed text are.
 */
final class BrokenWords {

  /** Longer runs are no words; looking at each half again and again must stay cheap. */
  private static final int LONGEST = 100;

  private final String text;
  private final List<TextSpan> parts;
  private Set<String> words;
  private Set<String> compounds;

  BrokenWords(String text, List<TextSpan> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Where the second half of a word begins whose first half ends at a hyphen at a line's end, or
   * -1.
   */
  int secondHalf(int start, int hyphen, int limit) {
    int mark = text.charAt(hyphen);
    if (!DividedWords.isHyphen(mark) || hyphen - start > LONGEST) {
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
    int end = endOfLetters(next, Math.min(limit, next + LONGEST));
    if (!goesOn(start, hyphen, next, end)) {
      return -1;
    }
    String first = Letters.folded(text.substring(start, hyphen));
    String second = Letters.folded(text.substring(next, end));
    learn();
    return words.contains(first + second) || !compounds.contains(first + "-" + second) ? next : -1;
  }

  private int endOfLetters(int start, int limit) {
    int i = start;
    while (isLetter(i, limit)) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  /** No new word: a half that begins with a capital is one, unless all is in capitals. */
  private boolean goesOn(int start, int hyphen, int next, int end) {
    int first = text.codePointAt(next);
    return Character.toLowerCase(first) == first
        || (isCapitals(start, hyphen) && isCapitals(next, end));
  }

  private boolean isCapitals(int start, int end) {
    return end - start > 1
        && text.substring(start, end).codePoints().noneMatch(Character::isLowerCase);
  }

  private void learn() {
    if (words != null) {
      return;
    }
    words = new HashSet<>();
    compounds = new HashSet<>();
    for (TextSpan part : parts) {
      String before = null;
      int i = part.start();
      while (i < part.end()) {
        int point = text.codePointAt(i);
        if (!isLetter(i, part.end())) {
          boolean joins = (point == '-' || point == 0x2010) && before != null;
          i += Character.charCount(point);
          before = joins && isLetter(i, part.end()) ? before : null;
          continue;
        }
        int end = endOfLetters(i, part.end());
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
