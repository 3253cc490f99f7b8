package dev.caesura.text.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the segmentation with the least sum of segment costs and boundary costs, by dynamic
 * programming.
 *
 * <p>With a free number of segments, starts that can no longer win are left out (PELT, Killick et
 * al. 2012), which is exact because splitting never raises the sum of segment costs. With a given
 * number, all segments within the limits of length are compared.
 *
 * @param minLength shortest segment, at least 1; less where no segmentation within both limits
 *     exists
 * @param maxLength longest segment, at least {@code minLength}
 */
record OptimalPartition(int minLength, int maxLength) {

  /** Largest table of a search with a given number of segments, in cells. */
  static final long MAX_CELLS = 60_000_000;

  OptimalPartition {
    if (minLength < 1 || maxLength < minLength) {
      throw new IllegalArgumentException(
          "lengths " + minLength + " to " + maxLength + ": expected 1 <= shortest <= longest");
    }
  }

  /** Returns a copy whose limits some segmentation of that many sentences fits. */
  OptimalPartition fitting(int size) {
    if (size == 0) {
      return this;
    }
    int fewest = (size + maxLength - 1) / maxLength;
    return new OptimalPartition(Math.max(1, Math.min(minLength, size / fewest)), maxLength);
  }

  /**
   * Returns the ends of the cheapest segmentation with any number of segments.
   *
   * @param costs of segments
   * @param boundaryCosts cost of an end after each sentence; the last one is not used
   * @return the ends, exclusive, ascending; the last one is the number of sentences
   */
  List<Integer> ends(SegmentCosts costs, double[] boundaryCosts) {
    int size = costs.size();
    if (size == 0) {
      return List.of();
    }
    OptimalPartition fitting = fitting(size);
    double[] best = new double[size + 1];
    int[] from = new int[size + 1];
    // A start that can no longer win for ends from here on.
    int[] losesFrom = new int[size + 1];
    double[] column = new double[size];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    Arrays.fill(losesFrom, Integer.MAX_VALUE);
    best[0] = 0;
    boolean prunes = costs.isSubadditive();
    int first = 0;
    for (int end = 1; end <= size; end++) {
      int lowest = Math.max(first, end - maxLength);
      while (lowest < end
          && (losesFrom[lowest] <= end || best[lowest] == Double.POSITIVE_INFINITY)) {
        lowest++;
      }
      first = lowest;
      costs.column(end, first, column);
      for (int start = first; start <= end - fitting.minLength; start++) {
        if (losesFrom[start] > end && best[start] + column[start] < best[end]) {
          best[end] = best[start] + column[start];
          from[end] = start;
        }
      }
      if (best[end] == Double.POSITIVE_INFINITY) {
        continue;
      }
      best[end] += end < size ? boundaryCosts[end - 1] : 0;
      for (int start = first; prunes && start <= end - fitting.minLength; start++) {
        if (best[start] + column[start] >= best[end]) {
          losesFrom[start] = Math.min(losesFrom[start], end + fitting.minLength);
        }
      }
    }
    return path(from, size);
  }

  private static List<Integer> path(int[] from, int size) {
    List<Integer> ends = new ArrayList<>();
    for (int end = size; end > 0; end = from[end]) {
      ends.add(0, end);
    }
    return ends;
  }

  /**
   * Returns the ends of the cheapest segmentation into a number of segments within bounds.
   *
   * @param source makes the costs of segments, for each search anew
   * @param boundaryCosts cost of an end after each sentence; the last one is not used
   * @param fewest least number of segments, at least 1
   * @param most largest number of segments, at least {@code fewest}
   * @return the ends, as above
   * @throws IllegalArgumentException if no such segmentation exists, or the text is too long to
   *     compare all
   */
  List<Integer> ends(Supplier<SegmentCosts> source, double[] boundaryCosts, int fewest, int most) {
    SegmentCosts costs = source.get();
    int size = costs.size();
    if (size == 0) {
      return List.of();
    }
    // The cheapest of all segmentations may already be within the bounds.
    List<Integer> free = ends(costs, boundaryCosts);
    if (fewest <= free.size() && free.size() <= most) {
      return free;
    }
    if (fewest > size || (long) most * maxLength < size) {
      throw new IllegalArgumentException(
          "number of topics "
              + (fewest == most ? "" + fewest : fewest + " to " + most)
              + ": expected one from "
              + (size + maxLength - 1) / maxLength
              + " to "
              + size
              + " for "
              + size
              + (size == 1 ? " sentence" : " sentences")
              + " in topics of at most "
              + maxLength);
    }
    costs = source.get();
    int shortest = Math.min(fitting(size).minLength, size / fewest);
    int layers = Math.min(most, size / shortest);
    int band = Math.min(size, maxLength);
    long cells = (long) size * band + (long) layers * size;
    if (cells > MAX_CELLS) {
      throw new IllegalArgumentException(
          "number of topics "
              + layers
              + " in "
              + size
              + " sentences: expected less to compare. Give a smaller longest topic than "
              + maxLength
              + ", or no number");
    }
    float[][] table = table(costs, band);
    double[] before = new double[size + 1];
    Arrays.fill(before, Double.POSITIVE_INFINITY);
    before[0] = 0;
    int[][] from = new int[layers + 1][];
    double least = Double.POSITIVE_INFINITY;
    int chosen = 0;
    for (int layer = 1; layer <= layers; layer++) {
      double[] best = new double[size + 1];
      Arrays.fill(best, Double.POSITIVE_INFINITY);
      from[layer] = new int[size + 1];
      for (int end = layer * shortest; end <= size; end++) {
        int lowest = Math.max(0, end - maxLength);
        float[] column = table[end];
        for (int start = lowest; start <= end - shortest; start++) {
          double cost = before[start] + column[start - lowest];
          if (cost < best[end]) {
            best[end] = cost;
            from[layer][end] = start;
          }
        }
        best[end] += end < size ? boundaryCosts[end - 1] : 0;
      }
      if (layer >= fewest && best[size] < least) {
        least = best[size];
        chosen = layer;
      }
      before = best;
    }
    List<Integer> ends = new ArrayList<>();
    int end = size;
    for (int layer = chosen; layer > 0; layer--) {
      ends.add(0, end);
      end = from[layer][end];
    }
    return ends;
  }

  private static float[][] table(SegmentCosts costs, int band) {
    int size = costs.size();
    float[][] table = new float[size + 1][];
    double[] column = new double[size];
    for (int end = 1; end <= size; end++) {
      int lowest = Math.max(0, end - band);
      costs.column(end, lowest, column);
      table[end] = new float[end - lowest];
      for (int start = lowest; start < end; start++) {
        table[end][start - lowest] = (float) column[start];
      }
    }
    return table;
  }
}
