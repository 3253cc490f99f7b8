package dev.caesura.align.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much more often than other words a word stands at an end, by the other places of the same
 * word in the recording: conjunctions start sentences and rarely end them, in every language.
 * Averages over places help where the words around one place are misrecognised. Pure functions,
 * safe for use by many threads.
 */
final class WordHabits {

  /** Weight of the mean of all words, in places. */
  private static final double PRIOR = 5;

  private static final double MIN = 1e-4;

  private WordHabits() {}

  /**
   * Compares words with all words.
   *
   * @param words a word for each place
   * @param probability a guess of each place; NaN where it is not known
   * @return for each place the logit of the mean at the word's other places, less that of all
   */
  static float[] of(List<String> words, float[] probability) {
    Map<String, double[]> byWord = new HashMap<>();
    double all = 0;
    double known = 0;
    for (int i = 0; i < probability.length; i++) {
      if (!Float.isNaN(probability[i])) {
        double[] own = byWord.computeIfAbsent(words.get(i), word -> new double[2]);
        own[0] += probability[i];
        own[1]++;
        all += probability[i];
        known++;
      }
    }
    double mean = all / known;
    return Series.of(
        probability.length,
        i -> {
          if (Float.isNaN(probability[i])) {
            return Double.NaN;
          }
          double[] own = byWord.get(words.get(i));
          double others = own[0] - probability[i] + PRIOR * mean;
          return logit(others / (own[1] - 1 + PRIOR)) - logit(mean);
        });
  }

  private static double logit(double probability) {
    double p = Math.max(MIN, Math.min(1 - MIN, probability));
    return Math.log(p / (1 - p));
  }
}
