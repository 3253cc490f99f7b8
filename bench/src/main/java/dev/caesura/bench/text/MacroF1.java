package dev.caesura.bench.text;

import dev.caesura.text.eval.Interval;
import dev.caesura.text.eval.SentenceScores;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * F1 over languages: the mean of each language's files, and the mean of those. Resamples draw
 * sentences inside each file, the same ones for every splitter, so that leads are paired.
 */
record MacroF1(Map<String, List<SentenceScores>> files) {

  private static final int ROUNDS = 1000;
  private static final double TAIL = 0.025;

  Map<String, Double> byLanguage() {
    Map<String, Double> means = new TreeMap<>();
    files.forEach(
        (language, own) ->
            means.put(language, own.stream().mapToDouble(SentenceScores::f1).average().orElse(0)));
    return means;
  }

  double mean() {
    return byLanguage().values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  Interval interval() {
    return interval(resamples());
  }

  /** Of how far this is ahead of another splitter on the same files. */
  Interval intervalOfLead(MacroF1 other) {
    double[] lead = resamples();
    double[] theirs = other.resamples();
    for (int i = 0; i < lead.length; i++) {
      lead[i] -= theirs[i];
    }
    return interval(lead);
  }

  private double[] resamples() {
    double[] sums = new double[ROUNDS];
    int seed = 0;
    for (List<SentenceScores> own : files.values()) {
      for (SentenceScores file : own) {
        double[] drawn = file.resampledF1(ROUNDS, seed++);
        for (int i = 0; i < ROUNDS; i++) {
          sums[i] += drawn[i] / own.size() / files.size();
        }
      }
    }
    return sums;
  }

  private static Interval interval(double[] drawn) {
    Arrays.sort(drawn);
    return new Interval(
        drawn[(int) Math.floor(TAIL * (ROUNDS - 1))],
        drawn[(int) Math.ceil((1 - TAIL) * (ROUNDS - 1))]);
  }
}
