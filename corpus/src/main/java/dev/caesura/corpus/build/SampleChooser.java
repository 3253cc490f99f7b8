package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.report.CorpusSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses clips for the report: the kept ones of the lowest score, and random ones of the kept and
 * of the removed. The choice depends on the seed and the names of the clips only. Not thread-safe.
 */
final class SampleChooser {

  private static final int SIZE = 20;

  private record Ranked(double rank, CorpusSample sample) {}

  private final long seed;
  private final PriorityQueue<Ranked> worst = queue();
  private final PriorityQueue<Ranked> random = queue();
  private final PriorityQueue<Ranked> removed = queue();

  SampleChooser(long seed) {
    this.seed = seed;
  }

  private static PriorityQueue<Ranked> queue() {
    return new PriorityQueue<>(
        Comparator.comparingDouble(Ranked::rank)
            .thenComparing(ranked -> ranked.sample().clip())
            .reversed());
  }

  void add(JsonNode record, List<String> reasons) {
    double score = record.path("score").asDouble();
    CorpusSample sample =
        new CorpusSample(
            record.path("audio").asText(),
            record.path("text").asText(),
            score,
            String.join(", ", reasons));
    if (reasons.isEmpty()) {
      offer(worst, new Ranked(score, sample));
    }
    offer(reasons.isEmpty() ? random : removed, new Ranked(number(sample.clip()), sample));
  }

  private static void offer(PriorityQueue<Ranked> queue, Ranked ranked) {
    queue.add(ranked);
    if (queue.size() > SIZE) {
      queue.remove();
    }
  }

  /** Returns the random number of a clip, in [0, 1). */
  private double number(String clip) {
    long hash = seed;
    for (int i = 0; i < clip.length(); i++) {
      hash = (hash ^ clip.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 31)) * 0x9E3779B97F4A7C15L;
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** Returns the kept clips: the worst ones, then random ones. */
  List<CorpusSample> kept() {
    List<CorpusSample> all = sorted(worst);
    for (CorpusSample sample : sorted(random)) {
      if (!all.contains(sample)) {
        all.add(sample);
      }
    }
    return all;
  }

  List<CorpusSample> removed() {
    return sorted(removed);
  }

  private static List<CorpusSample> sorted(PriorityQueue<Ranked> queue) {
    List<Ranked> ranked = new ArrayList<>(queue);
    ranked.sort(queue.comparator().reversed());
    List<CorpusSample> samples = new ArrayList<>();
    ranked.forEach(each -> samples.add(each.sample()));
    return samples;
  }
}
