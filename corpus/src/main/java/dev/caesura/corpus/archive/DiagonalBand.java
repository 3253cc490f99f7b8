package dev.caesura.corpus.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Pairs of words near the diagonal of a passage, by the recognised word and the written one, and
 * the best local alignment in them. Not thread-safe.
 */
final class DiagonalBand {

  /** Words on either side of the diagonal that are aligned. */
  private static final int WIDTH = 40;

  /** The band grows by one word of so many outside the passage, as words are lost or added. */
  private static final int SLOPE = 6;

  /** An alignment that begins so near to where it could is extended. */
  private static final int EDGE = 30;

  /** Cost of the first word without a partner, and of each after it. */
  private static final double OPEN = 3;

  private static final double NEXT = 1.5;

  private static final float NEVER = -1e9f;

  private static final int FROM_PAIR = 1;
  private static final int FROM_GAP = 2;
  private static final int ABOVE = 2;

  /**
   * Step of an alignment.
   *
   * @param recognized the recognised word
   * @param written the written word
   * @param bits what the step adds
   * @param isEqual whether both are the same, or nearly so
   */
  record Step(int recognized, int written, double bits, boolean isEqual) {}

  private final PairOdds odds;
  private final List<String> recognized;
  private final FoundPassage passage;
  private final List<String> written;
  private final int from;
  private final int end;

  /** First written word of any row, and the letters and bits of those from it. */
  private final int base;

  private final int[] writtenLetters;
  private final float[] writtenBits;
  private final byte[][] origins;

  /** Takes words before and after a passage that are looked at, too. */
  DiagonalBand(PairOdds odds, FoundPassage passage, List<String> written, int reach) {
    this.odds = odds;
    this.recognized = odds.recognized();
    this.passage = passage;
    this.written = written;
    this.from = Math.max(0, passage.firstRecognized() - reach);
    this.end = Math.min(recognized.size(), passage.endRecognized() + reach);
    this.base = low(from);
    int size = Math.max(0, high(end - 1) - base);
    this.writtenLetters = new int[size];
    this.writtenBits = new float[size];
    for (int j = 0; j < size; j++) {
      String word = written.get(base + j);
      writtenLetters[j] = PairOdds.letters(word);
      writtenBits[j] = (float) odds.bits(word);
    }
    this.origins = new byte[end - from][];
  }

  private int slack(int row) {
    int distance =
        Math.max(0, Math.max(passage.firstRecognized() - row, row - passage.endRecognized()));
    return WIDTH + distance / SLOPE;
  }

  private int low(int row) {
    int diagonal =
        Math.min(
            passage.firstWritten() - passage.firstRecognized(),
            passage.endWritten() - passage.endRecognized());
    return Math.max(0, Math.min(written.size(), row + diagonal - slack(row)));
  }

  private int high(int row) {
    int diagonal =
        Math.max(
            passage.firstWritten() - passage.firstRecognized(),
            passage.endWritten() - passage.endRecognized());
    return Math.min(written.size(), row + diagonal + slack(row) + 1);
  }

  long cells() {
    long cells = 0;
    for (int row = from; row < end; row++) {
      cells += Math.max(0, high(row) - low(row));
    }
    return cells;
  }

  /** Returns whether an alignment may continue outside the band, on both sides. */
  boolean isCutOff(List<Step> steps) {
    Step first = steps.get(0);
    Step last = steps.get(steps.size() - 1);
    boolean before = first.recognized() - from < EDGE && from > 0 && first.written() > EDGE;
    boolean after =
        end - last.recognized() <= EDGE
            && end < recognized.size()
            && written.size() - last.written() > EDGE;
    return before || after;
  }

  /** Returns the evidence of a pair, more than 0 if the words are equal or nearly so. */
  private float pair(int row, int column) {
    int j = column - base;
    return odds.of(row, written.get(column), writtenLetters[j], writtenBits[j]);
  }

  /** Returns the steps of the best local alignment; empty if nothing agrees. */
  List<Step> best() {
    int size = writtenBits.length + 4;
    // Best alignments that end with a pair, and with a word without partner.
    float[] pairs = filled(size);
    float[] gaps = filled(size);
    float[] pairsAbove = filled(size);
    float[] gapsAbove = filled(size);
    float best = 0;
    int bestRow = -1;
    int bestColumn = -1;
    for (int row = from; row < end; row++) {
      int low = low(row);
      int high = Math.max(low, high(row));
      byte[] origin = new byte[high - low];
      origins[row - from] = origin;
      int k = low - base;
      pairs[k] = NEVER;
      gaps[k] = NEVER;
      for (int column = low; column < high; column++) {
        // The cell at k is that of the column before.
        float before = 0;
        int pairOrigin = 0;
        if (pairsAbove[k] > before) {
          before = pairsAbove[k];
          pairOrigin = FROM_PAIR;
        }
        if (gapsAbove[k] > before) {
          before = gapsAbove[k];
          pairOrigin = FROM_GAP;
        }
        float left = (float) Math.max(pairs[k] - OPEN, gaps[k] - NEXT);
        float above = (float) Math.max(pairsAbove[k + 1] - OPEN, gapsAbove[k + 1] - NEXT);
        int gapOrigin;
        if (left >= above) {
          gapOrigin = pairs[k] - OPEN >= gaps[k] - NEXT ? 0 : 1;
        } else {
          gapOrigin = ABOVE + (pairsAbove[k + 1] - OPEN >= gapsAbove[k + 1] - NEXT ? 0 : 1);
        }
        float score = before + pair(row, column);
        k++;
        pairs[k] = score;
        gaps[k] = Math.max(left, above);
        origin[column - low] = (byte) (pairOrigin | gapOrigin << 2);
        if (score > best) {
          best = score;
          bestRow = row;
          bestColumn = column;
        }
      }
      Arrays.fill(pairs, k + 1, Math.min(size, k + 4), NEVER);
      Arrays.fill(gaps, k + 1, Math.min(size, k + 4), NEVER);
      float[] spare = pairsAbove;
      pairsAbove = pairs;
      pairs = spare;
      spare = gapsAbove;
      gapsAbove = gaps;
      gaps = spare;
    }
    return steps(bestRow, bestColumn);
  }

  private float[] filled(int size) {
    float[] cells = new float[size];
    Arrays.fill(cells, NEVER);
    return cells;
  }

  /** Returns the steps of the alignment that ends with a pair. */
  private List<Step> steps(int bestRow, int bestColumn) {
    List<Step> steps = new ArrayList<>();
    int row = bestRow;
    int column = bestColumn;
    boolean isPair = true;
    while (row >= from) {
      int origin = origins[row - from][column - low(row)];
      if (isPair) {
        float bits = pair(row, column);
        steps.add(new Step(row, column, bits, bits > 0));
        int before = origin & 3;
        if (before == 0) {
          break;
        }
        isPair = before == FROM_PAIR;
        row--;
        column--;
      } else {
        isPair = (origin >> 2 & 1) == 0;
        steps.add(new Step(row, column, isPair ? -OPEN : -NEXT, false));
        if (origin >> 2 >= ABOVE) {
          row--;
        } else {
          column--;
        }
      }
    }
    Collections.reverse(steps);
    return steps;
  }
}
