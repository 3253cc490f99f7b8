package dev.caesura.corpus.filter;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of what each limit of a corpus removed, and histograms of all measures. Not thread-safe.
 */
public final class FilterTable {

  /** Bars of a histogram. */
  public static final int BARS = 20;

  /**
   * Counts of a limit.
   *
   * @param clips the clips that break it
   * @param seconds their length in seconds
   * @param onlyClips the clips that break no other limit
   * @param onlySeconds their length in seconds
   */
  public record Removed(int clips, double seconds, int onlyClips, double onlySeconds) {

    private Removed plus(double length, boolean only) {
      return new Removed(
          clips + 1,
          seconds + length,
          onlyClips + (only ? 1 : 0),
          onlySeconds + (only ? length : 0));
    }
  }

  /**
   * Histogram of a measure; values outside its range count in the first and last bar.
   *
   * @param kept the kept clips in each bar
   * @param removed the removed clips in each bar
   */
  public record Histogram(List<Integer> kept, List<Integer> removed) {

    /** Copies the lists. */
    public Histogram {
      kept = List.copyOf(kept);
      removed = List.copyOf(removed);
    }
  }

  private final Map<String, Removed> removed = new LinkedHashMap<>();
  private final Map<Measure, int[][]> bars = new EnumMap<>(Measure.class);

  /**
   * Creates a table with a row for each limit.
   *
   * @param settings the limits
   */
  public FilterTable(FilterSettings settings) {
    for (String name : settings.limits().keySet()) {
      removed.put(name, new Removed(0, 0, 0, 0));
    }
  }

  /**
   * Adds a clip.
   *
   * @param measures what was measured of it
   * @param seconds its length
   * @param reasons the limits that it breaks; empty if it is kept
   */
  public void add(Map<Measure, Double> measures, double seconds, List<String> reasons) {
    for (String reason : reasons) {
      removed.computeIfPresent(reason, (name, row) -> row.plus(seconds, reasons.size() == 1));
    }
    measures.forEach(
        (measure, value) -> {
          double place = (value - measure.low()) / (measure.high() - measure.low());
          int bar = (int) Math.max(0, Math.min(BARS - 1, Math.floor(place * BARS)));
          bars.computeIfAbsent(measure, m -> new int[2][BARS])[reasons.isEmpty() ? 0 : 1][bar]++;
        });
  }

  /**
   * Returns the counts of all limits.
   *
   * @return counts by the name of the limit, sorted by name
   */
  public Map<String, Removed> removed() {
    return new LinkedHashMap<>(removed);
  }

  /**
   * Returns the histograms of what was measured.
   *
   * @return histograms by measure, in the order of the measures
   */
  public Map<Measure, Histogram> histograms() {
    Map<Measure, Histogram> all = new EnumMap<>(Measure.class);
    bars.forEach(
        (measure, counts) -> all.put(measure, new Histogram(list(counts[0]), list(counts[1]))));
    return all;
  }

  private static List<Integer> list(int[] counts) {
    return java.util.Arrays.stream(counts).boxed().toList();
  }
}
