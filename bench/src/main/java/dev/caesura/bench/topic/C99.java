package dev.caesura.bench.topic;

import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import dev.caesura.text.topic.TopicText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * C99 (Choi 2000): ranks of sentence similarities in an 11 by 11 mask, and divisive clustering that
 * maximises the inside density. It stops where the gain falls below the mean plus 1.2 standard
 * deviations, or at a given number.
 */
final class C99 implements TopicMethod {

  private static final int MASK = 5;
  private static final double DEVIATIONS = 1.2;

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    int size = text.size();
    double[][] sums = sums(ranks(WordBags.of(text.sentences())));
    TreeSet<Integer> ends = new TreeSet<>(List.of(size));
    boolean given = settings.fewest() == settings.most();
    int most = given ? settings.most() : Math.max(2, size / 2);
    List<Integer> order = new ArrayList<>();
    List<Double> densities = new ArrayList<>();
    double inside = block(sums, 0, size);
    double area = (double) size * size;
    densities.add(inside / area);
    while (ends.size() < most) {
      int bestPlace = -1;
      double best = -1;
      double bestInside = 0;
      double bestArea = 0;
      int start = 0;
      for (int end : ends) {
        for (int place = start + 1; place < end; place++) {
          double without = 2.0 * (place - start) * (end - place);
          double nextInside =
              inside
                  - block(sums, start, end)
                  + block(sums, start, place)
                  + block(sums, place, end);
          double density = nextInside / (area - without);
          if (density > best) {
            best = density;
            bestPlace = place;
            bestInside = nextInside;
            bestArea = area - without;
          }
        }
        start = end;
      }
      if (bestPlace < 0) {
        break;
      }
      ends.add(bestPlace);
      order.add(bestPlace);
      densities.add(best);
      inside = bestInside;
      area = bestArea;
    }
    if (!given) {
      order = order.subList(0, stop(densities));
    }
    TreeSet<Integer> kept = new TreeSet<>(order);
    kept.add(size);
    return List.copyOf(kept);
  }

  /** Returns how many boundaries come before the gain falls. */
  private static int stop(List<Double> densities) {
    int steps = densities.size() - 1;
    double[] gains = new double[steps];
    for (int i = 0; i < steps; i++) {
      gains[i] = densities.get(i + 1) - densities.get(i);
    }
    double[] smooth = new double[steps];
    double mean = 0;
    for (int i = 0; i < steps; i++) {
      double sum = 0;
      double weight = 0;
      for (int j = -2; j <= 2; j++) {
        if (i + j >= 0 && i + j < steps) {
          double own = j == 0 ? 4 : 2.0 / Math.abs(j);
          sum += own * gains[i + j];
          weight += own;
        }
      }
      smooth[i] = sum / weight;
      mean += smooth[i] / steps;
    }
    double variance = 0;
    for (double gain : smooth) {
      variance += (gain - mean) * (gain - mean) / Math.max(1, steps);
    }
    double least = mean + DEVIATIONS * Math.sqrt(variance);
    int kept = 0;
    while (kept < steps && smooth[kept] >= least) {
      kept++;
    }
    return kept;
  }

  private static double[][] ranks(List<Map<String, Integer>> bags) {
    int size = bags.size();
    double[][] similar = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        similar[i][j] = WordBags.cosine(bags.get(i), bags.get(j));
        similar[j][i] = similar[i][j];
      }
    }
    double[][] ranks = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int lower = 0;
        int all = 0;
        for (int a = Math.max(0, i - MASK); a <= Math.min(size - 1, i + MASK); a++) {
          for (int b = Math.max(0, j - MASK); b <= Math.min(size - 1, j + MASK); b++) {
            if (a != i || b != j) {
              all++;
              lower += similar[a][b] < similar[i][j] ? 1 : 0;
            }
          }
        }
        ranks[i][j] = all == 0 ? 0 : lower / (double) all;
      }
    }
    return ranks;
  }

  private static double[][] sums(double[][] ranks) {
    double[][] sums = new double[ranks.length + 1][ranks.length + 1];
    for (int i = 0; i < ranks.length; i++) {
      for (int j = 0; j < ranks.length; j++) {
        sums[i + 1][j + 1] = ranks[i][j] + sums[i][j + 1] + sums[i + 1][j] - sums[i][j];
      }
    }
    return sums;
  }

  private static double block(double[][] sums, int from, int to) {
    return sums[to][to] - sums[from][to] - sums[to][from] + sums[from][from];
  }
}
