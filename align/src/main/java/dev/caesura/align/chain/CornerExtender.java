package dev.caesura.align.chain;

import dev.caesura.align.edit.GapCosts;
import java.util.Arrays;

/**
 * Extends an alignment from a corner: for each number of recognised words the cheapest alignment
 * with any number of written words, by Gotoh's recurrence with free ends. Not thread-safe.
 */
final class CornerExtender {

  private static final int INFINITE = Integer.MAX_VALUE / 2;

  private final TokenCosts costs;
  private final int open;
  private final int extend;
  private int[] row = new int[0];
  private int[] gap = new int[0];

  /** Cost of the cheapest alignment of the first k recognised words; 0 for none. */
  int[] best = new int[0];

  /** Number of written words in that alignment. */
  int[] reach = new int[0];

  /** For each number of recognised words, the cheapest alignment of at most that many. */
  int[] cheapest = new int[0];

  CornerExtender(TokenCosts costs, GapCosts gaps) {
    this.costs = costs;
    this.open = gaps.open();
    this.extend = gaps.extend();
  }

  /**
   * Fills {@link #best} and {@link #reach} for 0 to {@code rows} recognised words.
   *
   * @param recognized the first recognised word, or the last one if {@code step} is -1
   * @param written the first written word, or the last one
   * @param step 1 forwards, -1 backwards
   */
  void run(int recognized, int rows, int written, int columns, int step) {
    if (best.length <= rows) {
      best = new int[rows + 1];
      reach = new int[rows + 1];
    }
    if (row.length <= columns) {
      row = new int[columns + 1];
      gap = new int[columns + 1];
    }
    for (int j = 0; j <= columns; j++) {
      row[j] = j == 0 ? 0 : open + j * extend;
    }
    Arrays.fill(gap, 0, columns + 1, INFINITE);
    best[0] = 0;
    reach[0] = 0;
    for (int i = 1; i <= rows; i++) {
      int diagonal = row[0];
      row[0] = open + i * extend;
      int across = row[0] + open;
      int least = row[0];
      int at = 0;
      for (int j = 1; j <= columns; j++) {
        across = Math.min(across, row[j - 1] + open) + extend;
        gap[j] = Math.min(gap[j], row[j] + open) + extend;
        int pair = diagonal + costs.cost(recognized + step * (i - 1), written + step * (j - 1));
        int value = Math.min(pair, Math.min(across, gap[j]));
        diagonal = row[j];
        row[j] = value;
        if (value < least) {
          least = value;
          at = j;
        }
      }
      best[i] = least;
      reach[i] = at;
    }
  }

  /** Fills {@link #cheapest}. */
  void runCheapest(int rows) {
    if (cheapest.length <= rows) {
      cheapest = new int[rows + 1];
    }
    cheapest[0] = 0;
    for (int k = 1; k <= rows; k++) {
      cheapest[k] = best[k] < best[cheapest[k - 1]] ? k : cheapest[k - 1];
    }
  }
}
