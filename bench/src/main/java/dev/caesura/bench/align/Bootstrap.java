package dev.caesura.bench.align;

import dev.caesura.align.speech.EndCounts;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Interval of F1 over recordings that are drawn with replacement. */
final class Bootstrap {

  private static final int ROUNDS = 2000;

  private Bootstrap() {}

  /** Returns the bounds of the middle 95 % of F1. */
  static double[] interval(List<EndCounts> counts) {
    SplittableRandom random = new SplittableRandom(1);
    double[] f1 = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      EndCounts sum = EndCounts.NONE;
      for (int i = 0; i < counts.size(); i++) {
        sum = sum.plus(counts.get(random.nextInt(counts.size())));
      }
      f1[round] = sum.f1();
    }
    Arrays.sort(f1);
    return new double[] {f1[ROUNDS / 40], f1[ROUNDS - 1 - ROUNDS / 40]};
  }
}
