package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * AnchorList that follow each other closely on both sides, without a gap that could hide another
 * block.
 *
 * @param recognized heard words, ascending
 * @param written written words, ascending
 * @param weights weight of each pair
 * @param weight sum of the weights less what the gaps cost
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of anchors, never compared.
record AnchorRun(int[] recognized, int[] written, int[] weights, long weight) {

  /** Words that may be left out on the longer side between two anchors of a piece. */
  private static final int LONGEST_GAP = 24;

  /** Words by which the two sides of a gap may differ. */
  private static final int MOST_DRIFT = 12;

  /** What a left out word takes away, in sixteenths of a bit. */
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

  /** Weight in bits. */
  double bits() {
    return (double) weight / Vocabulary.BIT;
  }

  /** Cuts a chain at its gaps. */
  static List<AnchorRun> cut(int[] chain, AnchorList anchors) {
    int n = chain.length;
    int[] recognized = new int[n];
    int[] written = new int[n];
    int[] weights = new int[n];
    for (int k = 0; k < n; k++) {
      recognized[k] = anchors.recognized(chain[k]);
      written[k] = anchors.written(chain[k]);
      weights[k] = anchors.weight(chain[k]);
    }
    List<AnchorRun> pieces = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= n; k++) {
      if (k == n
          || isBreak(recognized[k] - recognized[k - 1] - 1, written[k] - written[k - 1] - 1)) {
        pieces.add(of(recognized, written, weights, from, k));
        from = k;
      }
    }
    return pieces;
  }

  private static boolean isBreak(int recognizedGap, int writtenGap) {
    return Math.max(recognizedGap, writtenGap) > LONGEST_GAP
        || Math.abs(recognizedGap - writtenGap) > MOST_DRIFT;
  }

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
        java.util.Arrays.copyOfRange(recognized, from, to),
        java.util.Arrays.copyOfRange(written, from, to),
        java.util.Arrays.copyOfRange(weights, from, to),
        weight);
  }

  /**
   * What is left of a piece where words of either side belong to others, which may lie within its
   * gaps too.
   *
   * @param heardOwner owners of heard words, -1 for none
   * @param writtenOwner owners of written words, -1 for none; null if they do not matter
   */
  List<AnchorRun> free(int[] recognizedOwner, int[] writtenOwner) {
    List<AnchorRun> rest = new ArrayList<>();
    int from = -1;
    for (int k = 0; k <= size(); k++) {
      boolean free =
          k < size()
              && recognizedOwner[recognized[k]] < 0
              && (writtenOwner == null || writtenOwner[written[k]] < 0);
      if (from >= 0 && (!free || !isGapFree(k, recognizedOwner, writtenOwner))) {
        rest.add(of(recognized, written, weights, from, k));
        from = -1;
      }
      if (free && from < 0) {
        from = k;
      }
    }
    return rest;
  }

  private boolean isGapFree(int k, int[] recognizedOwner, int[] writtenOwner) {
    for (int i = recognized[k - 1] + 1; i < recognized[k]; i++) {
      if (recognizedOwner[i] >= 0) {
        return false;
      }
    }
    for (int j = written[k - 1] + 1; writtenOwner != null && j < written[k]; j++) {
      if (writtenOwner[j] >= 0) {
        return false;
      }
    }
    return true;
  }
}
