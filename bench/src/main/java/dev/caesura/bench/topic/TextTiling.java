package dev.caesura.bench.topic;

import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import dev.caesura.text.topic.TopicText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * TextTiling (Hearst 1997) over sentences: cosine of blocks of 6 sentences, smoothed once, depth
 * scores, and boundaries deeper than the mean less half a standard deviation; with a given number,
 * the deepest ones.
 */
final class TextTiling implements TopicMethod {

  private static final int BLOCK = 6;

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    int size = text.size();
    List<Map<String, Integer>> bags = WordBags.of(text.sentences());
    double[] raw = new double[Math.max(0, size - 1)];
    for (int i = 0; i < raw.length; i++) {
      raw[i] =
          WordBags.cosine(
              sum(bags, Math.max(0, i + 1 - BLOCK), i + 1),
              sum(bags, i + 1, Math.min(size, i + 1 + BLOCK)));
    }
    double[] scores = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      scores[i] =
          IntStream.rangeClosed(Math.max(0, i - 1), Math.min(raw.length - 1, i + 1))
              .mapToDouble(j -> raw[j])
              .average()
              .orElse(0);
    }
    double[] depths = new double[scores.length];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = climb(scores, i, -1) + climb(scores, i, 1);
    }
    double mean = IntStream.range(0, depths.length).mapToDouble(i -> depths[i]).average().orElse(0);
    double variance =
        IntStream.range(0, depths.length)
            .mapToDouble(i -> (depths[i] - mean) * (depths[i] - mean))
            .average()
            .orElse(0);
    boolean given = settings.fewest() == settings.most();
    double least = given ? 0 : mean - Math.sqrt(variance) / 2;
    List<Integer> deepest =
        IntStream.range(0, depths.length)
            .boxed()
            .filter(i -> depths[i] > 0 && depths[i] >= least)
            .filter(i -> isValley(scores, i))
            .sorted(Comparator.comparingDouble((Integer i) -> depths[i]).reversed())
            .toList();
    List<Integer> ends = new ArrayList<>();
    for (int place : deepest) {
      // Hearst leaves three sequences between boundaries; two sentences are the shortest here.
      boolean isFree = ends.stream().noneMatch(end -> Math.abs(end - place - 1) < 2);
      if (isFree && (!given || ends.size() + 1 < settings.most())) {
        ends.add(place + 1);
      }
    }
    ends.add(size);
    return ends.stream().sorted().toList();
  }

  private static boolean isValley(double[] scores, int i) {
    return (i == 0 || scores[i] <= scores[i - 1])
        && (i + 1 == scores.length || scores[i] <= scores[i + 1]);
  }

  private static double climb(double[] scores, int place, int step) {
    double peak = scores[place];
    for (int i = place + step; i >= 0 && i < scores.length && scores[i] >= peak; i += step) {
      peak = scores[i];
    }
    return peak - scores[place];
  }

  private static Map<String, Integer> sum(List<Map<String, Integer>> bags, int from, int to) {
    Map<String, Integer> sum = new HashMap<>();
    bags.subList(from, to).forEach(bag -> bag.forEach((w, n) -> sum.merge(w, n, Integer::sum)));
    return sum;
  }
}
