package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Anchors that follow each other closely on both sides, without a gap that could hide another
 * block. Immutable.
 *
 * @param recognized recognised words, ascending
 * @param written written words, ascending
 * @param weights weight of each pair, in sixteenths of a bit
 * @param weight sum of the weights minus the cost of the gaps
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of anchors, never compared.
record AnchorRun(int[] recognized, int[] written, int[] weights, long weight) {

  /** Words that may be left out on the longer side between two anchors of a run. */
  private static final int MAX_GAP = 24;

  /** Words by which the two sides of a gap may differ. */
  private static final int MAX_DRIFT = 12;

  /** Cost of a word that is left out, in sixteenths of a bit. */
  private static final int GAP = 6;

  int size() {
    return recognized.length;
  }

  int firstRecognized() {
    return recognized[0];
  }

  int lastRecognized() {
    return recognized[recognized.length - 1];
  }

  int firstWritten() {
    return written[0];
  }

  int lastWritten() {
    return written[written.length - 1];
  }

  /** Returns the weight in bits. */
  double bits() {
    return (double) weight / Vocabulary.BIT;
  }

  /** Splits a chain at its gaps. */
  static List<AnchorRun> split(int[] chain, AnchorList anchors) {
    int n = chain.length;
    int[] recognized = new int[n];
    int[] written = new int[n];
    int[] weights = new int[n];
    for (int k = 0; k < n; k++) {
      recognized[k] = anchors.recognized(chain[k]);
      written[k] = anchors.written(chain[k]);
      weights[k] = anchors.weight(chain[k]);
    }
    List<AnchorRun> runs = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= n; k++) {
      if (k == n
          || isBreak(recognized[k] - recognized[k - 1] - 1, written[k] - written[k - 1] - 1)) {
        runs.add(of(recognized, written, weights, from, k));
        from = k;
      }
    }
    return runs;
  }

  private static boolean isBreak(int recognizedGap, int writtenGap) {
    return Math.max(recognizedGap, writtenGap) > MAX_GAP
        || Math.abs(recognizedGap - writtenGap) > MAX_DRIFT;
  }

  /** Returns the run of some anchors of a chain. */
  static AnchorRun of(int[] recognized, int[] written, int[] weights, int from, int to) {
    long weight = 0;
    for (int k = from; k < to; k++) {
      weight += weights[k];
      if (k > from) {
        int words = recognized[k] - recognized[k - 1] - 1 + written[k] - written[k - 1] - 1;
        weight -= (long) GAP * words;
      }
    }
    return new AnchorRun(
        Arrays.copyOfRange(recognized, from, to),
        Arrays.copyOfRange(written, from, to),
        Arrays.copyOfRange(weights, from, to),
        weight);
  }

  /**
   * Returns the parts of this run whose words are free. Words that have an owner may lie within its
   * gaps too, and split it.
   */
  List<AnchorRun> free(WordOwners owners) {
    List<AnchorRun> rest = new ArrayList<>();
    int from = -1;
    for (int k = 0; k <= size(); k++) {
      boolean free =
          k < size()
              && isFree(owners.recognized(), recognized[k])
              && isFree(owners.written(), written[k]);
      if (from >= 0 && (!free || !isGapFree(k, owners))) {
        rest.add(of(recognized, written, weights, from, k));
        from = -1;
      }
      if (free && from < 0) {
        from = k;
      }
    }
    return rest;
  }

  private static boolean isFree(int[] owners, int word) {
    return owners == null || owners[word] < 0;
  }

  private boolean isGapFree(int k, WordOwners owners) {
    for (int i = recognized[k - 1] + 1; i < recognized[k]; i++) {
      if (!isFree(owners.recognized(), i)) {
        return false;
      }
    }
    for (int j = written[k - 1] + 1; j < written[k]; j++) {
      if (!isFree(owners.written(), j)) {
        return false;
      }
    }
    return true;
  }
}
