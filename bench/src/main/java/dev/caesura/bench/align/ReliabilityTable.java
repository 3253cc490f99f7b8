package dev.caesura.bench.align;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How well probabilities of an error agree with errors. Mutable; not thread-safe. */
final class ReliabilityTable {

  private static final int BINS = 10;
  private static final double[] LIMITS = {0.05, 0.1, 0.2, 0.5, 0.9};

  private record Item(double probability, boolean isWrong) {}

  private final List<Item> items = new ArrayList<>();

  void add(double probability, boolean isWrong) {
    items.add(new Item(probability, isWrong));
  }

  int size() {
    return items.size();
  }

  private List<List<Item>> bins() {
    List<List<Item>> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      bins.add(new ArrayList<>());
    }
    items.forEach(item -> bins.get(Math.min(BINS - 1, (int) (item.probability * BINS))).add(item));
    return bins;
  }

  private static double mean(List<Item> items) {
    return items.stream().mapToDouble(Item::probability).average().orElse(Double.NaN);
  }

  private static double wrong(List<Item> items) {
    return items.stream().mapToDouble(item -> item.isWrong ? 1 : 0).average().orElse(Double.NaN);
  }

  /** Prints ten bins of equal width. */
  void printBins(PrintStream out) {
    out.println("| probability of an error | sentences | mean probability | share that is wrong |");
    out.println("|---|---:|---:|---:|");
    List<List<Item>> bins = bins();
    for (int b = 0; b < BINS; b++) {
      out.printf(
          Locale.ROOT,
          "| %.1f-%.1f | %d | %.3f | %.3f |%n",
          (double) b / BINS,
          (b + 1.0) / BINS,
          bins.get(b).size(),
          mean(bins.get(b)),
          wrong(bins.get(b)));
    }
  }

  /** Returns the expected calibration error: the mean gap of bins, by their sentences. */
  double calibrationError() {
    double sum = 0;
    for (List<Item> bin : bins()) {
      sum += bin.isEmpty() ? 0 : bin.size() * Math.abs(mean(bin) - wrong(bin));
    }
    return sum / Math.max(1, items.size());
  }

  /**
   * Returns the calibration error that true probabilities would have on as many sentences: the mean
   * gap of a bin is that of a sum of independent events, by the normal approximation.
   */
  double calibrationErrorByChance() {
    double sum = 0;
    for (List<Item> bin : bins()) {
      double variance =
          bin.stream().mapToDouble(item -> item.probability * (1 - item.probability)).sum();
      sum += Math.sqrt(2 / Math.PI * variance);
    }
    return sum / Math.max(1, items.size());
  }

  /** Returns the chance that a wrong sentence has a higher probability than a right one. */
  double areaUnderCurve() {
    List<Item> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingDouble(Item::probability));
    double ranks = 0;
    double wrong = 0;
    int from = 0;
    while (from < sorted.size()) {
      int to = from;
      while (to < sorted.size() && sorted.get(to).probability == sorted.get(from).probability) {
        to++;
      }
      for (Item item : sorted.subList(from, to)) {
        if (item.isWrong) {
          ranks += (from + to + 1) / 2.0;
          wrong++;
        }
      }
      from = to;
    }
    return (ranks - wrong * (wrong + 1) / 2) / (wrong * (sorted.size() - wrong));
  }

  static void printHeader(PrintStream out) {
    out.print(
        "| sentences of | number | wrong, % | mean probability, % | calibration error, points |"
            + " by chance, points | AUC |");
    for (double limit : LIMITS) {
      out.printf(
          Locale.ROOT,
          " at most %.2f: right sentences kept, %% | kept that are right, %% |",
          limit);
    }
    out.printf("%n|---|---:|---:|---:|---:|---:|---:|%s%n", "---:|---:|".repeat(LIMITS.length));
  }

  void printRow(String name, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.2f | %.2f | %.3f |",
        name,
        items.size(),
        100 * wrong(items),
        100 * mean(items),
        100 * calibrationError(),
        100 * calibrationErrorByChance(),
        areaUnderCurve());
    double right = items.stream().filter(item -> !item.isWrong).count();
    for (double limit : LIMITS) {
      List<Item> kept = items.stream().filter(item -> item.probability <= limit).toList();
      double keptRight = kept.stream().filter(item -> !item.isWrong).count();
      out.printf(
          Locale.ROOT,
          " %.1f | %s |",
          100 * keptRight / Math.max(1, right),
          kept.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", 100 * keptRight / kept.size()));
    }
    out.println();
  }
}
