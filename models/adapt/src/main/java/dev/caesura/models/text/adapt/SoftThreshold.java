package dev.caesura.models.text.adapt;

import java.util.stream.IntStream;

/**
 * Tunes a threshold on some of the folds. F1 jumps with every place, and its highest step among
 * about a hundred is often chance. So a place here splits with a probability that rises smoothly
 * around the threshold, and the expected F1 is compared. The network's own threshold changes only
 * for a gain. Immutable.
 */
final class SoftThreshold {

  /**
   * Width of the logistic function, in logits: a place this far below the threshold splits in 27 %
   * of the cases. Widths from 0.2 to 0.4 make no difference.
   */
  private static final double WIDTH = 0.3;

  /** The cost, in F1, of one logit away from the network's own threshold. */
  private static final double PULL = 0.001;

  private static final double STEP = 0.1;
  private static final double BELOW = 10;
  private static final double ABOVE = 4;

  /** Scores so many widths below the lowest threshold are not counted. */
  private static final double NEVER = 30;

  private final Samples samples;
  private final double own;
  private final double[] thresholds;
  private final double[][] hits;
  private final double[][] found;
  private final double[] gold;

  SoftThreshold(Samples samples, double own, double... scores) {
    this.samples = samples;
    this.own = own;
    int steps = (int) Math.ceil((Math.max(own + ABOVE, ABOVE) - own + BELOW) / STEP) + 1;
    this.thresholds = IntStream.range(0, steps).mapToDouble(i -> own - BELOW + i * STEP).toArray();
    this.hits = new double[steps][samples.folds()];
    this.found = new double[steps][samples.folds()];
    this.gold = new double[samples.folds()];
    for (int fold = 0; fold < gold.length; fold++) {
      gold[fold] = samples.unseen(fold);
    }
    double lowest = own - BELOW - NEVER * WIDTH;
    for (int place = 0; place < scores.length; place++) {
      int fold = samples.fold(place);
      boolean isEnd = samples.isEnd(place);
      gold[fold] += isEnd ? 1 : 0;
      if (scores[place] > lowest) {
        for (int i = 0; i < steps; i++) {
          double share = 1 / (1 + Math.exp((thresholds[i] - scores[place]) / WIDTH));
          found[i][fold] += share;
          hits[i][fold] += isEnd ? share : 0;
        }
      }
    }
  }

  /** Returns the best threshold on all folds but one; on all folds if it is -1. */
  double without(int left) {
    double best = Double.NEGATIVE_INFINITY;
    double threshold = own;
    for (int i = 0; i < thresholds.length; i++) {
      double both = 0;
      double either = 0;
      for (int fold = 0; fold < samples.folds(); fold++) {
        if (fold != left) {
          both += 2 * hits[i][fold];
          either += found[i][fold] + gold[fold];
        }
      }
      double apart = thresholds[i] - own;
      double value = (either == 0 ? 1 : both / either) - PULL * Math.abs(apart);
      if (value > best) {
        best = value;
        threshold = thresholds[i];
      }
    }
    return threshold;
  }
}
