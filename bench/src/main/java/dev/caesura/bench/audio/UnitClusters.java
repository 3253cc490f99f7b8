package dev.caesura.bench.audio;

import dev.caesura.align.edit.EditDistance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.unit.UnitFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much clusters of mean features say about phones: units of all utterances are clustered
 * without labels, and each frame has the cluster of its unit. Silence counts as a class of its own
 * for the map, and nowhere else.
 *
 * @param information normalised mutual information of the clusters and the phones of frames, in [0,
 *     1]
 * @param purity share of frames whose phone is the most frequent one of their cluster
 * @param errors phone error rate where each cluster is read as the phone that is most frequent in
 *     it in the other utterances, and repeats are merged
 */
record UnitClusters(double information, double purity, double errors) {

  private static final int CLUSTERS = 24;
  private static final int ROUNDS = 30;
  private static final String SILENCE = "SIL";

  /**
   * Utterance with labels.
   *
   * @param features its features
   * @param phones the phone of each frame; empty where none is known
   */
  record Labelled(UnitFeatures features, List<String> phones) {

    /** Copies the list. */
    Labelled {
      phones = List.copyOf(phones);
    }

    /** Returns the phones in order, without silence and without repeats. */
    List<String> sequence() {
      return merged(phones);
    }
  }

  /**
   * Clusters the units of utterances.
   *
   * @param utterances the utterances
   * @param units the units of each
   * @param seed of the first centres
   */
  static UnitClusters of(List<Labelled> utterances, List<List<TimeSpan>> units, long seed) {
    List<float[]> points = new ArrayList<>();
    for (int u = 0; u < utterances.size(); u++) {
      UnitFeatures features = utterances.get(u).features();
      float[] means = features.pooled(units.get(u));
      for (int i = 0; i < units.get(u).size(); i++) {
        points.add(Arrays.copyOfRange(means, i * features.size(), (i + 1) * features.size()));
      }
    }
    scale(points);
    int[] clusters = clusters(points, seed);
    List<int[]> frames = new ArrayList<>();
    int next = 0;
    for (int u = 0; u < utterances.size(); u++) {
      UnitFeatures features = utterances.get(u).features();
      int[] own = new int[utterances.get(u).phones().size()];
      for (TimeSpan unit : units.get(u)) {
        int from = (int) (unit.startSample() / features.hop());
        int to = (int) Math.min(own.length, unit.endSample() / features.hop() + 1);
        Arrays.fill(own, Math.min(from, to), to, clusters[next++]);
      }
      frames.add(own);
    }
    return scores(utterances, frames);
  }

  private static UnitClusters scores(List<Labelled> utterances, List<int[]> frames) {
    Map<Integer, Map<String, Integer>> all = counts(utterances, frames, -1, false);
    long total = 0;
    long pure = 0;
    Map<String, Integer> phones = new HashMap<>();
    for (Map<String, Integer> row : all.values()) {
      total += row.values().stream().mapToInt(n -> n).sum();
      pure += row.values().stream().mapToInt(n -> n).max().orElse(0);
      row.forEach((phone, n) -> phones.merge(phone, n, Integer::sum));
    }
    double joint = 0;
    double ofClusters = 0;
    for (Map<String, Integer> row : all.values()) {
      double sum = row.values().stream().mapToInt(n -> n).sum();
      ofClusters -= sum / total * Math.log(sum / total);
      for (int n : row.values()) {
        joint -= (double) n / total * Math.log((double) n / total);
      }
    }
    double ofPhones = 0;
    for (int n : phones.values()) {
      ofPhones -= (double) n / total * Math.log((double) n / total);
    }
    Map<String, Integer> codes = new HashMap<>();
    long errors = 0;
    long length = 0;
    for (int u = 0; u < utterances.size(); u++) {
      Map<Integer, Map<String, Integer>> others = counts(utterances, frames, u, true);
      List<String> read = new ArrayList<>();
      for (int cluster : frames.get(u)) {
        read.add(
            others.getOrDefault(cluster, Map.of()).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(SILENCE));
      }
      List<String> right = utterances.get(u).sequence();
      errors += EditDistance.of(letters(right, codes), letters(merged(read), codes));
      length += right.size();
    }
    double information = 2 * (ofClusters + ofPhones - joint) / (ofClusters + ofPhones);
    return new UnitClusters(information, pure / (double) total, errors / (double) length);
  }

  private static Map<Integer, Map<String, Integer>> counts(
      List<Labelled> utterances, List<int[]> frames, int leftOut, boolean withSilence) {
    Map<Integer, Map<String, Integer>> counts = new HashMap<>();
    for (int u = 0; u < utterances.size(); u++) {
      List<String> phones = utterances.get(u).phones();
      for (int t = 0; t < phones.size() && u != leftOut; t++) {
        String phone = phones.get(t);
        if (!phone.isEmpty() && (withSilence || !phone.equals(SILENCE))) {
          counts
              .computeIfAbsent(frames.get(u)[t], cluster -> new HashMap<>())
              .merge(phone, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** Writes each phone as a letter. */
  private static String letters(List<String> phones, Map<String, Integer> codes) {
    StringBuilder letters = new StringBuilder();
    phones.forEach(
        phone -> letters.append((char) ('A' + codes.computeIfAbsent(phone, p -> codes.size()))));
    return letters.toString();
  }

  private static List<String> merged(List<String> frames) {
    List<String> merged = new ArrayList<>();
    String last = SILENCE;
    for (String phone : frames) {
      if (!phone.equals(last) && !phone.equals(SILENCE) && !phone.isEmpty()) {
        merged.add(phone);
      }
      last = phone;
    }
    return merged;
  }

  /** Gives each dimension the variance 1. */
  private static void scale(List<float[]> points) {
    for (int d = 0; d < points.get(0).length; d++) {
      int dimension = d;
      double mean = points.stream().mapToDouble(p -> p[dimension]).average().orElse(0);
      double variance =
          points.stream().mapToDouble(p -> Math.pow(p[dimension] - mean, 2)).average().orElse(0);
      for (float[] point : points) {
        point[d] = (float) (variance > 0 ? (point[d] - mean) / Math.sqrt(variance) : 0);
      }
    }
  }

  /** K-means, with the first centres far from each other (k-means++). */
  private static int[] clusters(List<float[]> points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> centres = new ArrayList<>();
    centres.add(points.get(random.nextInt(points.size())).clone());
    while (centres.size() < Math.min(CLUSTERS, points.size())) {
      double[] nearest =
          points.stream()
              .mapToDouble(p -> centres.stream().mapToDouble(c -> distance(p, c)).min().orElse(0))
              .toArray();
      double drawn = random.nextDouble() * Arrays.stream(nearest).sum();
      int chosen = 0;
      while (chosen + 1 < nearest.length && (drawn -= nearest[chosen]) > 0) {
        chosen++;
      }
      centres.add(points.get(chosen).clone());
    }
    int[] clusters = new int[points.size()];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] sums = new double[centres.size()][points.get(0).length];
      int[] sizes = new int[centres.size()];
      for (int i = 0; i < clusters.length; i++) {
        float[] point = points.get(i);
        int best = 0;
        for (int c = 1; c < centres.size(); c++) {
          best = distance(point, centres.get(c)) < distance(point, centres.get(best)) ? c : best;
        }
        clusters[i] = best;
        sizes[best]++;
        for (int d = 0; d < point.length; d++) {
          sums[best][d] += point[d];
        }
      }
      for (int c = 0; c < sizes.length; c++) {
        for (int d = 0; sizes[c] > 0 && d < sums[c].length; d++) {
          centres.get(c)[d] = (float) (sums[c][d] / sizes[c]);
        }
      }
    }
    return clusters;
  }

  private static double distance(float[] a, float[] b) {
    double distance = 0;
    for (int d = 0; d < a.length; d++) {
      distance += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return distance;
  }
}
