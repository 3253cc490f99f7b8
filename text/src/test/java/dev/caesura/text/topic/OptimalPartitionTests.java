package dev.caesura.text.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimalPartitionTests {

  private static final int ROUNDS = 400;

  /** Costs that are looked up, as the oracle computes them from the definition. */
  private static double spread(float[][] vectors, double[] weights, int start, int end) {
    double[] mean = new double[vectors[0].length];
    double weight = 0;
    for (int i = start; i < end; i++) {
      weight += weights[i];
      for (int j = 0; j < mean.length; j++) {
        mean[j] += weights[i] * vectors[i][j];
      }
    }
    double cost = 0;
    for (int i = start; i < end; i++) {
      for (int j = 0; j < mean.length; j++) {
        double distance = vectors[i][j] - (weight > 0 ? mean[j] / weight : 0);
        cost += weights[i] * distance * distance;
      }
    }
    return cost;
  }

  private record Best(double cost, List<Integer> ends) {}

  /** The cheapest of all segmentations, tried one by one. */
  private static Best oracle(
      double[][] costs, double[] boundaries, int min, int max, int fewest, int most) {
    int size = boundaries.length;
    Best best = new Best(Double.POSITIVE_INFINITY, List.of());
    for (int bits = 0; bits < 1 << (size - 1); bits++) {
      List<Integer> ends = new ArrayList<>();
      for (int i = 1; i < size; i++) {
        if ((bits >> (i - 1) & 1) == 1) {
          ends.add(i);
        }
      }
      ends.add(size);
      double cost = total(costs, boundaries, ends);
      int start = 0;
      boolean fits = ends.size() >= fewest && ends.size() <= most;
      for (int end : ends) {
        fits &= end - start >= min && end - start <= max;
        start = end;
      }
      if (fits && cost < best.cost) {
        best = new Best(cost, ends);
      }
    }
    return best;
  }

  private static double total(double[][] costs, double[] boundaries, List<Integer> ends) {
    double cost = 0;
    int start = 0;
    for (int end : ends) {
      cost += costs[start][end] + (end < boundaries.length ? boundaries[end - 1] : 0);
      start = end;
    }
    return cost;
  }

  @Test
  void equalsTheBestOfAllSegmentations() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      int size = 1 + random.nextInt(9);
      float[][] vectors = new float[size][3];
      double[] weights = new double[size];
      double[] boundaries = new double[size];
      for (int i = 0; i < size; i++) {
        weights[i] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        boundaries[i] = random.nextDouble();
        for (int j = 0; j < 3; j++) {
          vectors[i][j] = (float) (random.nextDouble() - 0.5) * 3;
        }
      }
      double[][] costs = new double[size][size + 1];
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          costs[start][end] = spread(vectors, weights, start, end);
        }
      }
      int min = 1 + random.nextInt(3);
      int max = min + random.nextInt(6);
      OptimalPartition partition = new OptimalPartition(min, max);
      int shortest = partition.fitting(size).minLength();
      String message = "seed " + seed + ", round " + round;
      Best any = oracle(costs, boundaries, shortest, max, 1, size);
      List<Integer> found = partition.ends(new SpreadCosts(vectors, weights), boundaries);
      assertEquals(any.cost, total(costs, boundaries, found), 1e-4, message);
      int fewest = 1 + random.nextInt(size);
      int most = fewest + random.nextInt(3);
      if ((long) most * max >= size) {
        List<Integer> bounded =
            partition.ends(() -> new SpreadCosts(vectors, weights), boundaries, fewest, most);
        assertTrue(bounded.size() >= fewest && bounded.size() <= most, message);
        int least = Math.min(shortest, size / fewest);
        Best best = oracle(costs, boundaries, least, max, fewest, most);
        assertTrue(total(costs, boundaries, bounded) <= best.cost + 1e-4, message);
      }
    }
  }

  @Test
  void jointCostsAreWeightedSums() {
    List<String> sentences =
        List.of("red apples", "green apples and pears", "trains", "late trains", "late again");
    WordCounts words = WordCounts.of(sentences);
    float[][] vectors = LexicalEncoder.encode(words);
    double[] weights = {1, 0.5, 1, 2, 0};
    SegmentCosts spread = new SpreadCosts(vectors, weights);
    SegmentCosts bayes = new BayesCosts(words, 0.2);
    SegmentCosts joint =
        new JointCosts(new SpreadCosts(vectors, weights), new BayesCosts(words, 0.2), 0.03);
    assertEquals(sentences.size(), joint.size());
    double[] first = new double[sentences.size()];
    double[] second = new double[sentences.size()];
    double[] sum = new double[sentences.size()];
    for (int end = 1; end <= sentences.size(); end++) {
      int from = Math.max(0, end - 4);
      spread.column(end, from, first);
      bayes.column(end, from, second);
      joint.column(end, from, sum);
      for (int start = from; start < end; start++) {
        assertEquals(first[start] + 0.03 * second[start], sum[start], 1e-9);
      }
    }
  }

  @Test
  void bayesCostsAreLikelihoods() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> bits = List.of("apple", "berry", "cherry", "date");
    for (int round = 0; round < 50; round++) {
      List<String> sentences = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        StringBuilder sentence = new StringBuilder();
        IntStream.range(0, random.nextInt(5))
            .forEach(j -> sentence.append(bits.get(random.nextInt(4))).append(' '));
        sentences.add(sentence.toString());
      }
      WordCounts counts = WordCounts.of(sentences);
      BayesCosts costs = new BayesCosts(counts, 0.3);
      double[] column = new double[6];
      for (int end = 1; end <= 6; end++) {
        costs.column(end, 0, column);
        for (int start = 0; start < end; start++) {
          assertEquals(
              likelihood(counts, start, end),
              column[start],
              1e-9,
              "seed " + seed + ": " + sentences);
        }
      }
    }
  }

  /** The Dirichlet compound multinomial, word by word. */
  private static double likelihood(WordCounts counts, int start, int end) {
    double cost = 0;
    List<Integer> seen = new ArrayList<>();
    for (int i = start; i < end; i++) {
      for (int word : counts.sentence(i)) {
        long same = seen.stream().filter(w -> w == word).count();
        cost -= Math.log((same + 0.3) / (seen.size() + 0.3 * counts.vocabulary()));
        seen.add(word);
      }
    }
    return cost;
  }

  @Test
  void impossibleNumbersAreRefused() {
    float[][] vectors = new float[5][2];
    double[] weights = new double[5];
    OptimalPartition partition = new OptimalPartition(1, 2);
    for (int number : new int[] {2, 6}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  partition.ends(
                      () -> new SpreadCosts(vectors, weights), new double[5], number, number));
      assertTrue(refused.getMessage().contains("expected one from 3 to 5"), refused.getMessage());
    }
  }

  @Test
  void shortTextsAreOneTopic() {
    OptimalPartition partition = new OptimalPartition(4, 9);
    assertEquals(
        List.of(2), partition.ends(new SpreadCosts(new float[2][1], new double[2]), new double[2]));
    assertEquals(
        List.of(), partition.ends(new SpreadCosts(new float[0][1], new double[0]), new double[0]));
  }
}
