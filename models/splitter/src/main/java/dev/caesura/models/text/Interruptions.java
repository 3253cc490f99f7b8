package dev.caesura.models.text;

import java.util.Set;

/**
 * Ellipses where a speaker breaks off and resumes: after a word that ends no sentence, such as an
 * article ("the... the sales"), and after a filler inside one. Stateless.
 *
 * <p>In the calls of the development data, 278 such ellipses are before a capital inside a
 * sentence, and 15 end one. After a part of a word ("the sa-...") they are 20 and 31.
 */
final class Interruptions {

  /**
   * Articles, conjunctions and prepositions, without those that another language ends sentences
   * with.
   */
  private static final Set<String> OPEN =
      Set.of(
          "the", "a", "and", "or", "of", "in", "with", "our", "your", "their", "und", "der", "dem",
          "eine", "einen", "zum", "zur", "le", "les", "des", "et", "el", "del", "il", "gli", "di",
          "os", "de");

  /** Sounds of a speaker who looks for words; inside a sentence only. */
  private static final Set<String> FILLERS = Set.of("uh", "um", "eh", "euh", "ehm", "äh", "ähm");

  private static final int MAX_WORD = 5;

  private Interruptions() {}

  /**
   * Returns whether an ellipsis that interrupts a sentence ends at a place.
   *
   * @param codes code points
   * @param last the place of the last full stop
   */
  static boolean endsAt(int[] codes, int last) {
    if (!isDot(codes[last]) || (last + 1 < codes.length && isDot(codes[last + 1]))) {
      return false;
    }
    int end = last;
    while (end > 0 && isDot(codes[end - 1])) {
      end--;
    }
    if (end == 0 || (end == last && codes[last] == '.')) {
      return false;
    }
    int start = end;
    while (start > 0 && end - start <= MAX_WORD && isLetter(codes[start - 1])) {
      start--;
    }
    boolean whole = start == 0 || CodePoints.TABLE.kind(codes[start - 1]) == CodePoints.SPACE;
    String word = lower(codes, start, end);
    return whole && (OPEN.contains(word) || (FILLERS.contains(word) && continues(codes, start)));
  }

  /** Whether a comma or a word is before the white space before a word. */
  private static boolean continues(int[] codes, int start) {
    int before = start - 2;
    return before >= 0 && (codes[before] == ',' || isLetter(codes[before]));
  }

  private static String lower(int[] codes, int start, int end) {
    StringBuilder word = new StringBuilder();
    for (int i = start; i < end; i++) {
      word.appendCodePoint(CodePoints.TABLE.lower(codes[i]));
    }
    return word.toString();
  }

  private static boolean isDot(int code) {
    return code == '.' || code == 0x2026;
  }

  private static boolean isLetter(int code) {
    return CodePoints.TABLE.kind(code) == CodePoints.LETTER;
  }
}
