package dev.caesura.models.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides texts into batches so that a network of small layers takes the least time for all.
 *
 * <p>A batch takes time by itself, since all weights are read for it, and for each of its rows,
 * which are as long as the longest. Those costs were measured with all-MiniLM-L6-v2 in 8-bit
 * integers. The plan does not depend on the number of threads, so that vectors do not either.
 */
final class BatchPlanner {

  /** Costs of a batch by itself, in tokens. */
  private static final double BATCH_COST = 8;

  /** Length of a row whose attention costs as much as its tokens. */
  private static final double ATTENTION_LENGTH = 300;

  /** Part of what is left that a batch may have, so that threads end at about the same time. */
  private static final int SHARES = 4;

  /** Tokens of a batch that are not divided among threads. */
  private static final int MIN_TOKENS = 64;

  private BatchPlanner() {}

  /**
   * Divides texts into batches.
   *
   * @param lengths the tokens of each text, the longest first; at least 1
   * @param maxTokens the largest number of tokens of a batch, with padding; a longer text is alone
   * @return the end of each batch, exclusive, in order; empty if there are no texts
   */
  static List<Integer> ends(int[] lengths, int maxTokens) {
    int count = lengths.length;
    double[] costs = new double[count + 1];
    int[] ends = new int[count];
    long left = 0;
    for (int start = count - 1; start >= 0; start--) {
      int length = lengths[start];
      left += length;
      double row = length * (1 + length / ATTENTION_LENGTH);
      long tokens = Math.min(maxTokens, Math.max(MIN_TOKENS, left / SHARES));
      int last = (int) Math.min(count, start + Math.max(1, tokens / length));
      costs[start] = Double.POSITIVE_INFINITY;
      for (int end = start + 1; end <= last; end++) {
        double cost = BATCH_COST + (end - start) * row + costs[end];
        if (cost <= costs[start]) {
          costs[start] = cost;
          ends[start] = end;
        }
      }
    }
    List<Integer> batches = new ArrayList<>();
    for (int start = 0; start < count; start = ends[start]) {
      batches.add(ends[start]);
    }
    return batches;
  }
}
