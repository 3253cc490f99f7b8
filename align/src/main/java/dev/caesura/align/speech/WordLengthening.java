package dev.caesura.align.speech;

import dev.caesura.align.SpokenWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Natural logarithm of each word's length against what is usual for the word. Speakers draw out the
 * last word of a sentence. What is usual is the mean of the same word in the recording, drawn
 * towards a line over its number of letters. Pure functions, safe for use by many threads.
 */
final class WordLengthening {

  private static final double MIN_SECONDS = 0.02;

  /** Weight of the line, in words. */
  private static final int PRIOR = 5;

  private WordLengthening() {}

  /** Returns the logarithm for each word; NaN for words without times. */
  static float[] of(List<SpokenWord> words, List<String> plain) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    Map<String, double[]> byWord = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).timed()) {
        double length = logLength(words.get(i));
        double letters = Math.log1p(plain.get(i).length());
        double[] sum = byWord.computeIfAbsent(plain.get(i), word -> new double[2]);
        sum[0] += length;
        sum[1]++;
        n++;
        x += letters;
        y += length;
        xx += letters * letters;
        xy += letters * length;
      }
    }
    double spread = n * xx - x * x;
    double slope = spread > 1e-9 * n * n ? (n * xy - x * y) / spread : 0;
    double start = (y - slope * x) / n;
    return Series.of(
        words.size(),
        i -> {
          if (!words.get(i).timed()) {
            return Double.NaN;
          }
          double line = start + slope * Math.log1p(plain.get(i).length());
          double[] sum = byWord.get(plain.get(i));
          return logLength(words.get(i)) - (sum[0] + PRIOR * line) / (sum[1] + PRIOR);
        });
  }

  private static double logLength(SpokenWord word) {
    return Math.log(Math.max(MIN_SECONDS, word.word().span().seconds()));
  }
}
