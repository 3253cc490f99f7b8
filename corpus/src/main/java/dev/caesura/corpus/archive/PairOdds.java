package dev.caesura.corpus.archive;

import dev.caesura.align.edit.EditDistance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Log odds of pairs of words, in bits: of a recognised word and a written one of a passage of which
 * a share of the words is right, against words that have nothing to do with each other. Not
 * thread-safe.
 */
final class PairOdds {

  /** Logarithm of the share of words that are right, to base 2. */
  private static final double RIGHT = -1.7;

  /** Most bits of a pair of equal words: the rarest words are often errors. */
  private static final double MAX_BITS = 12;

  private static final double MIN_BITS = 0.3;

  /** Cost of a pair of different words, in bits. */
  private static final double DIFFERENT = 0.6;

  /** Share of the bits that words have of which a fifth of the letters differ. */
  private static final double NEAREST = 0.7;

  /** The same of a third of the letters, and of one letter of a short word. */
  private static final double NEAR = 0.5;

  /** The same of half of the letters of a long word. */
  private static final double ALIKE = 0.25;

  private static final int SHORT_WORD = 3;
  private static final int LONG_WORD = 6;
  private static final int MAX_NEAR_LETTERS = 64;

  private final ArchiveIndex index;
  private final List<String> recognized;
  private final int[] letters;
  private final Map<String, Double> known = new HashMap<>();

  PairOdds(ArchiveIndex index, List<String> recognized) {
    this.index = index;
    this.recognized = recognized;
    this.letters = recognized.stream().mapToInt(PairOdds::letters).toArray();
  }

  List<String> recognized() {
    return recognized;
  }

  /** Returns the bits of a written word that is recognised right. */
  double bits(String word) {
    return known.computeIfAbsent(
        word, each -> Math.max(MIN_BITS, Math.min(MAX_BITS, index.bits(each)) + RIGHT));
  }

  /**
   * Returns the log odds of a pair, more than 0 if the words are equal or nearly so.
   *
   * @param row the recognised word
   * @param word the written one
   * @param wordLetters its {@link #letters}
   * @param wordBits its {@link #bits}
   */
  float of(int row, String word, int wordLetters, float wordBits) {
    String heard = recognized.get(row);
    if (heard.equals(word)) {
      return wordBits;
    }
    double near = nearness(heard, letters[row], word, wordLetters);
    return near > 0 ? (float) Math.max(MIN_BITS, near * wordBits) : (float) -DIFFERENT;
  }

  /** Returns a bit for each letter of a word. */
  static int letters(String word) {
    int set = 0;
    for (int i = 0; i < word.length(); i++) {
      set |= 1 << word.charAt(i);
    }
    return set;
  }

  /** Returns the share of its bits that a word has which is nearly the same. */
  private static double nearness(String one, int oneLetters, String other, int otherLetters) {
    int longer = Math.max(one.length(), other.length());
    int shorter = Math.min(one.length(), other.length());
    int most = longer <= SHORT_WORD ? 1 : longer < LONG_WORD ? longer / 3 : longer / 2;
    if (shorter < 2
        || longer > MAX_NEAR_LETTERS
        || longer - shorter > most
        || Integer.bitCount(oneLetters & ~otherLetters) > most
        || Integer.bitCount(otherLetters & ~oneLetters) > most) {
      return 0;
    }
    int distance = EditDistance.of(one, other);
    if (distance > most) {
      return 0;
    }
    if (longer > SHORT_WORD && 5 * distance <= longer) {
      return NEAREST;
    }
    return longer <= SHORT_WORD || 3 * distance <= longer ? NEAR : ALIKE;
  }
}
