package dev.caesura.models.text.adapt;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A way to decide, judged by examples that it was not fitted to: a score for every place, and the
 * thresholds that were best on the other folds.
 */
final class Candidate {

  private final Samples samples;
  private final Method method;
  private final double strength;
  private final double[] scores;
  private final double threshold;
  private final long[] hits;
  private final long[] found;
  private final long[] gold;

  private Candidate(
      Samples samples, Method method, double strength, double[] scores, double threshold) {
    this.samples = samples;
    this.method = method;
    this.strength = strength;
    this.scores = scores;
    this.threshold = threshold;
    this.hits = new long[samples.folds()];
    this.found = new long[samples.folds()];
    this.gold = new long[samples.folds()];
  }

  /**
   * With one threshold.
   *
   * @param scores of every place
   * @param threshold a place parts from it on
   */
  static Candidate fixed(Samples samples, double[] scores, double threshold) {
    Candidate candidate = new Candidate(samples, Method.OWN, 0, scores, threshold);
    candidate.count(fold -> threshold);
    return candidate;
  }

  /**
   * With tuned thresholds.
   *
   * @param scores of every place, not fitted to the fold that it is in
   */
  static Candidate tuned(Samples samples, Method method, double strength, double... scores) {
    Integer[] order =
        IntStream.range(0, samples.count())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .toArray(Integer[]::new);
    double all = threshold(samples, order, scores, fold -> true);
    Candidate candidate = new Candidate(samples, method, strength, scores, all);
    candidate.count(fold -> threshold(samples, order, scores, other -> other != fold));
    return candidate;
  }

  private void count(java.util.function.IntToDoubleFunction thresholds) {
    double[] least = IntStream.range(0, samples.folds()).mapToDouble(thresholds).toArray();
    for (int i = 0; i < samples.count(); i++) {
      int fold = samples.fold(i);
      boolean parts = scores[i] >= least[fold];
      hits[fold] += parts && samples.isEnd(i) ? 1 : 0;
      found[fold] += parts ? 1 : 0;
      gold[fold] += samples.isEnd(i) ? 1 : 0;
    }
    for (int fold = 0; fold < samples.folds(); fold++) {
      gold[fold] += samples.unseen(fold);
    }
  }

  /** The threshold of the best F1, in the middle between the scores around it. */
  private static double threshold(
      Samples samples, Integer[] order, double[] scores, IntPredicate folds) {
    long gold = 0;
    for (int fold = 0; fold < samples.folds(); fold++) {
      gold += folds.test(fold) ? samples.unseen(fold) : 0;
    }
    int[] used =
        Arrays.stream(order).mapToInt(i -> i).filter(i -> folds.test(samples.fold(i))).toArray();
    for (int i : used) {
      gold += samples.isEnd(i) ? 1 : 0;
    }
    long hits = 0;
    double best = -1;
    double threshold = 0;
    for (int i = 0; i < used.length && scores[used[i]] > Double.NEGATIVE_INFINITY; i++) {
      hits += samples.isEnd(used[i]) ? 1 : 0;
      double score = scores[used[i]];
      double next = i + 1 < used.length ? scores[used[i + 1]] : score - 2;
      double f1 = 2.0 * hits / (i + 1 + gold);
      if (next < score && f1 > best) {
        best = f1;
        threshold = (score + Math.max(next, score - 2)) / 2;
      }
    }
    return threshold;
  }

  Method method() {
    return method;
  }

  double strength() {
    return strength;
  }

  double threshold() {
    return threshold;
  }

  double f1() {
    return f1(-1);
  }

  /** Without one fold. */
  private double f1(int without) {
    long both = 0;
    long either = 0;
    for (int fold = 0; fold < hits.length; fold++) {
      if (fold != without) {
        both += 2 * hits[fold];
        either += found[fold] + gold[fold];
      }
    }
    return either == 0 ? 1 : (double) both / either;
  }

  /**
   * Whether it is better than another by more than the jackknife's standard error of the difference
   * (Efron and Tibshirani, 1993, ch. 11; the rule of one standard error is that of Breiman et al.,
   * 1984).
   */
  boolean isSurelyBetterThan(Candidate other) {
    int folds = hits.length;
    double[] apart = IntStream.range(0, folds).mapToDouble(k -> f1(k) - other.f1(k)).toArray();
    double mean = Arrays.stream(apart).average().orElse(0);
    double squares = Arrays.stream(apart).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt((folds - 1.0) / folds * squares);
    return f1() - other.f1() > Math.max(error, 1e-9);
  }
}
