package dev.caesura.models.text.adapt;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A candidate for an adaptation, evaluated on examples that it was not fitted to: a score for every
 * place, and for each fold the threshold that is best on the other folds.
 */
final class Candidate {

  /** The smallest gain in standard errors. */
  private static final double MIN_ERRORS = 1.5;

  /** The smallest gain in F1. */
  private static final double MIN_GAIN = 0.02;

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
   * Returns a candidate with one threshold for all folds.
   *
   * @param scores the score of every place
   * @param threshold the score from which a place splits the text
   */
  static Candidate fixed(Samples samples, double[] scores, double threshold) {
    Candidate candidate = new Candidate(samples, Method.OWN, 0, scores, threshold);
    candidate.count(fold -> threshold);
    return candidate;
  }

  /**
   * Returns a candidate with tuned thresholds.
   *
   * @param own the network's own threshold, towards which the tuned ones are drawn
   * @param scores the score of every place, from a fit without the fold of that place
   */
  static Candidate tuned(
      Samples samples, Method method, double strength, double own, double... scores) {
    SoftThreshold soft = new SoftThreshold(samples, own, scores);
    Candidate candidate = new Candidate(samples, method, strength, scores, soft.without(-1));
    candidate.count(soft::without);
    return candidate;
  }

  private void count(IntToDoubleFunction thresholds) {
    double[] lowest = IntStream.range(0, samples.folds()).mapToDouble(thresholds).toArray();
    for (int i = 0; i < samples.count(); i++) {
      int fold = samples.fold(i);
      boolean splits = scores[i] >= lowest[fold];
      hits[fold] += splits && samples.isEnd(i) ? 1 : 0;
      found[fold] += splits ? 1 : 0;
      gold[fold] += samples.isEnd(i) ? 1 : 0;
    }
    for (int fold = 0; fold < samples.folds(); fold++) {
      gold[fold] += samples.unseen(fold);
    }
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

  /** Returns F1 without one fold; over all folds if it is -1. */
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
   * Returns whether this candidate is better than another by at least two points of F1 and by more
   * than one and a half times the jackknife's standard error of the difference (Efron and
   * Tibshirani, 1993, ch. 11). A smaller gain on about a hundred sentences is often a loss on the
   * next text; {@code bench/run adaptation} counts how often.
   */
  boolean isSurelyBetterThan(Candidate other) {
    int folds = hits.length;
    double[] apart = IntStream.range(0, folds).mapToDouble(k -> f1(k) - other.f1(k)).toArray();
    double mean = Arrays.stream(apart).average().orElse(0);
    double squares = Arrays.stream(apart).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt((folds - 1.0) / folds * squares);
    return f1() - other.f1() > Math.max(MIN_ERRORS * error, MIN_GAIN);
  }
}
