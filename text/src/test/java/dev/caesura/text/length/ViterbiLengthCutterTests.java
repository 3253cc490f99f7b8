package dev.caesura.text.length;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ViterbiLengthCutterTests {

  private static final List<LengthPrior> PRIORS =
      List.of(
          LengthPrior.uniform(),
          length -> 0,
          LengthPrior.gaussian(7, 3),
          LengthPrior.clippedPolynomial(7, 4),
          LengthPrior.logNormal(7, 3));

  @Test
  void noOtherChoiceOfCutsIsBetter() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      CutPoints points = new CutPoints(1000);
      long place = 1000;
      for (int i = 1 + random.nextInt(11); i > 0; i--) {
        int content = 1 + random.nextInt(6);
        long contentEnd = place + content;
        place = contentEnd + random.nextInt(3);
        points.add(place, contentEnd, Math.log(0.001 + 0.998 * random.nextDouble()));
      }
      int max = 6 + random.nextInt(14);
      int min = random.nextInt(Math.min(max, 8));
      LengthPrior prior = PRIORS.get(random.nextInt(PRIORS.size()));
      Lengths lengths = Lengths.packed(min, max, prior);
      int[] chosen = ViterbiLengthCutter.cuts(points, lengths);
      assertEquals(
          bestOfAll(points, lengths), value(points, lengths, mask(chosen)), 1e-9, "seed " + seed);
    }
  }

  /** Tries every subset of the places. */
  private static double bestOfAll(CutPoints points, Lengths lengths) {
    double best = Double.NEGATIVE_INFINITY;
    int last = 1 << (points.size() - 1);
    for (int mask = last; mask < 2 * last; mask++) {
      best = Math.max(best, value(points, lengths, mask));
    }
    return best;
  }

  private static int mask(int[] chosen) {
    int mask = 0;
    for (int k : chosen) {
      mask |= 1 << k;
    }
    return mask;
  }

  private static double value(CutPoints points, Lengths lengths, int mask) {
    double sum = 0;
    int from = -1;
    for (int k = 0; k < points.size(); k++) {
      if ((mask & (1 << k)) != 0) {
        int length = (int) points.length(from, k);
        if (length > lengths.max()) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += Math.max(-1000, lengths.prior().logOf(length));
        sum -= length < lengths.min() ? 10_000 : 0;
        sum += k == points.size() - 1 ? 0 : points.log(k);
        from = k;
      }
    }
    return sum;
  }

  @Test
  void uniformMeansFewAndLikelyCuts() {
    CutPoints points = new CutPoints(0);
    double[] p = {0.01, 0.2, 0.1, 0.9, 0.01, 1};
    for (int i = 0; i < p.length; i++) {
      points.add(10L * (i + 1), 10L * (i + 1) - 1, Math.log(p[i]));
    }
    assertArrayEquals(new int[] {3, 5}, ViterbiLengthCutter.cuts(points, Lengths.capped(0, 40)));
    assertArrayEquals(new int[] {5}, ViterbiLengthCutter.cuts(points, Lengths.capped(0, 60)));
    assertArrayEquals(new int[] {1, 3, 5}, ViterbiLengthCutter.cuts(points, Lengths.capped(0, 20)));
  }

  @Test
  void aLongStretchTakesLinearTime() {
    CutPoints points = new CutPoints(0);
    Random random = new Random(1);
    for (int i = 1; i <= 1_000_000; i++) {
      points.add(6L * i, 6L * i - 1, Math.log(random.nextDouble()));
    }
    int[] cuts = ViterbiLengthCutter.cuts(points, Lengths.capped(100, 60_000));
    assertTrue(cuts.length >= 100 && cuts.length < 200, "cuts " + cuts.length);
  }

  /** By operations, not by a clock: ten times the text, ten times the pieces that are compared. */
  @Test
  void workGrowsWithTheLengthOfTheTextOnly() {
    for (LengthPrior prior : PRIORS) {
      for (int max : new int[] {40, 400}) {
        Lengths lengths = Lengths.packed(10, max, prior);
        double few = stepsACharacter(10_000, lengths);
        double many = stepsACharacter(1_000_000, lengths);
        assertTrue(few > 0 && many < 1.05 * few, max + ": " + few + " and " + many);
        assertTrue(many <= max / 6.0 + 1, max + ": " + many);
      }
    }
  }

  private static double stepsACharacter(int characters, Lengths lengths) {
    CutPoints points = new CutPoints(0);
    Random random = new Random(1);
    for (int at = 6; at <= characters; at += 6) {
      points.add(at, at - 1, Math.log(random.nextDouble()));
    }
    long[] steps = new long[1];
    ViterbiLengthCutter.cuts(points, lengths, steps);
    return steps[0] / (double) characters;
  }

  @Test
  void priorsPeakAtTheirTarget() {
    for (LengthPrior prior : PRIORS.subList(2, 5)) {
      for (int length : new int[] {1, 3, 6, 8, 10, 30}) {
        assertTrue(prior.logOf(length) < prior.logOf(7));
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    CutPoints points = new CutPoints(0);
    points.add(30, 30, 0);
    assertEquals(
        "place 30: expected another place at most 20 characters before it",
        assertThrows(
                IllegalArgumentException.class,
                () -> ViterbiLengthCutter.cuts(points, Lengths.capped(0, 20)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Lengths.capped(5, 4));
    assertThrows(IllegalArgumentException.class, () -> Lengths.capped(0, 1));
    assertThrows(IllegalArgumentException.class, () -> LengthPrior.gaussian(0, 1));
    assertThrows(IllegalArgumentException.class, () -> LengthPrior.gaussian(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> points.add(30, 30, 0));
  }
}
