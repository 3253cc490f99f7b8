package dev.caesura.corpus.filter;

import dev.caesura.align.edit.EditDistance;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures a sentence and what was recognised of it. Stateless and thread-safe. */
public final class TextMeasurer {

  /** Words of the longest phrase that is looked for in loops. */
  private static final int MAX_PHRASE = 8;

  /** Code points from here on have no surrogates among them. */
  private static final int FIRST_SYMBOL = 0x10000;

  private TextMeasurer() {}

  /**
   * Measures a sentence.
   *
   * @param text the sentence as it is written
   * @param words the number of its words, at least 0
   * @param seconds the length of its clip; greater than 0
   * @return share of letters, and rates of characters and words
   */
  public static Map<Measure, Double> measure(String text, int words, double seconds) {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    long letters = text.codePoints().filter(Character::isLetter).count();
    long marks =
        text.codePoints()
            .filter(
                c ->
                    Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
            .count();
    long characters = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    measures.put(Measure.LETTERS, characters == 0 ? 0.0 : (double) (letters + marks) / characters);
    measures.put(Measure.DURATION, seconds);
    measures.put(Measure.CHARACTER_RATE, characters / seconds);
    measures.put(Measure.WORD_RATE, words / seconds);
    return measures;
  }

  /**
   * Counts how often a phrase is repeated without a break, as recognisers do that have lost the
   * speech.
   *
   * @param words the recognised words
   * @return the most repetitions after the first time of any phrase of one to eight words, where a
   *     phrase of one word counts half; 0 if nothing is repeated
   */
  public static double loops(List<String> words) {
    double most = 0;
    for (int n = 1; n <= MAX_PHRASE; n++) {
      int same = 0;
      for (int i = n; i < words.size(); i++) {
        same = words.get(i).equals(words.get(i - n)) ? same + 1 : 0;
        int repeats = same / n;
        most = Math.max(most, n == 1 ? repeats / 2.0 : repeats);
      }
    }
    return most;
  }

  /**
   * Returns the word error rate.
   *
   * @param reference the words of the sentence, normalised
   * @param hypothesis the recognised words, normalised
   * @return edits for each word of the sentence; the number of recognised words if it has none
   */
  public static double wordErrorRate(List<String> reference, List<String> hypothesis) {
    Map<String, Integer> known = new HashMap<>();
    int edits = EditDistance.of(symbols(reference, known), symbols(hypothesis, known));
    return (double) edits / Math.max(1, reference.size());
  }

  /** Returns a text with a code point for each word. */
  private static String symbols(List<String> words, Map<String, Integer> known) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.appendCodePoint(FIRST_SYMBOL + known.computeIfAbsent(word, w -> known.size()));
    }
    return text.toString();
  }
}
