package dev.caesura.bench.text;

import dev.caesura.text.eval.Interval;
import dev.caesura.text.eval.SentenceScores;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Macro F1 over languages: the mean over languages of the mean over the files of a language.
 * Bootstrap resamples draw sentences within each file, the same ones for every splitter, so that
 * differences between splitters are paired.
 *
 * @param files scores of each file, by language
 */
record MacroF1(Map<String, List<SentenceScores>> files) {

  private static final int RESAMPLES = 1000;
  private static final double TAIL = 0.025;

  /** Returns the mean F1 of each language. */
  Map<String, Double> byLanguage() {
    Map<String, Double> means = new TreeMap<>();
    files.forEach(
        (language, scores) ->
            means.put(
                language, scores.stream().mapToDouble(SentenceScores::f1).average().orElse(0)));
    return means;
  }

  /** Returns the mean over languages. */
  double mean() {
    return byLanguage().values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Returns the 95 % bootstrap interval of the mean. */
  Interval interval() {
    return interval(resamples());
  }

  /** Returns the 95 % interval of the difference to another splitter on the same files. */
  Interval intervalOfDifference(MacroF1 other) {
    double[] difference = resamples();
    double[] others = other.resamples();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= others[i];
    }
    return interval(difference);
  }

  private double[] resamples() {
    double[] sums = new double[RESAMPLES];
    int seed = 0;
    for (List<SentenceScores> scores : files.values()) {
      for (SentenceScores file : scores) {
        double[] drawn = file.resampledF1(RESAMPLES, seed++);
        for (int i = 0; i < RESAMPLES; i++) {
          sums[i] += drawn[i] / scores.size() / files.size();
        }
      }
    }
    return sums;
  }

  private static Interval interval(double[] drawn) {
    Arrays.sort(drawn);
    return new Interval(
        drawn[(int) Math.floor(TAIL * (RESAMPLES - 1))],
        drawn[(int) Math.ceil((1 - TAIL) * (RESAMPLES - 1))]);
  }
}
