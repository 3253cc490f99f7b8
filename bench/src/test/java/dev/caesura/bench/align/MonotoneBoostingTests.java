package dev.caesura.bench.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotoneBoostingTests {

  private static double sum(List<MonotoneBoosting.Node> trees, double... row) {
    return trees.stream().mapToDouble(tree -> tree.valueOf(row)).sum();
  }

  /** Only both features together make an error probable, which no weights can say. */
  @Test
  void learnsWhatTwoFeaturesSayTogether() {
    Random random = new Random(1);
    double[][] rows = new double[20_000][];
    boolean[] isWrong = new boolean[rows.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = new double[] {random.nextDouble(), random.nextDouble()};
      boolean isBoth = rows[k][0] > 0.5 && rows[k][1] > 0.5;
      isWrong[k] = random.nextDouble() < (isBoth ? 0.8 : 0.1);
    }
    double base = Math.log(0.275 / 0.725);
    double[] logOdds = new double[rows.length];
    Arrays.fill(logOdds, base);
    List<MonotoneBoosting.Node> trees = MonotoneBoosting.fit(rows, isWrong, logOdds, 200);
    double odds = Math.log(0.8 / 0.2);
    assertEquals(odds, base + sum(trees, 0.8, 0.8), 0.25);
    odds = Math.log(0.1 / 0.9);
    assertEquals(odds, base + sum(trees, 0.8, 0.2), 0.25);
    assertEquals(odds, base + sum(trees, 0.2, 0.2), 0.25);
  }

  @Test
  void moreOfAFeatureNeverLowersTheSum() {
    Random random = new Random(2);
    double[][] rows = new double[5000][];
    boolean[] isWrong = new boolean[rows.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = new double[] {random.nextDouble(), random.nextDouble(), random.nextInt(2)};
      // The second feature speaks for a sentence.
      double probability = 0.2 + 0.6 * rows[k][0] * (1 - rows[k][1]);
      isWrong[k] = random.nextDouble() < probability;
    }
    double[] logOdds = new double[rows.length];
    List<MonotoneBoosting.Node> trees = MonotoneBoosting.fit(rows, isWrong, logOdds, 100);
    assertTrue(!trees.isEmpty());
    assertEquals(sum(trees, rows[0]), logOdds[0], 1e-9);
    for (int round = 0; round < 1000; round++) {
      double[] less = {random.nextDouble(), random.nextDouble(), random.nextInt(2)};
      double[] more = less.clone();
      int raised = random.nextInt(3);
      more[raised] += (1 - more[raised]) * random.nextDouble();
      assertTrue(sum(trees, more) >= sum(trees, less) - 1e-9);
    }
  }
}
