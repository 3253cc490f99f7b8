package dev.caesura.align.chain;

import dev.caesura.align.edit.BandedAligner;

/**
 * Continues an alignment from the corners of an area, as far as that pays. Not thread-safe.
 *
 * <p>An extension takes {@value #REACH} words at a time. It has no more than 2 * 512 * 776 cells,
 * and uses 448 words or is the last one.
 */
final class CornerFiller {

  private static final int REACH = 512;

  /** An extension that used this many recognised words stopped at its reach; the next may pay. */
  private static final int CONTINUES = REACH - 64;

  /** Bits that equal ends must have beyond those that choose their place. */
  private static final double MARGIN = 6;

  private final Vocabulary vocabulary;
  private final PairTable pairs;
  private final BandedAligner kernel;
  private final CornerExtender forward;
  private final CornerExtender backward;

  CornerFiller(Vocabulary vocabulary, PairTable pairs, TokenCosts costs, BandedAligner kernel) {
    this.vocabulary = vocabulary;
    this.pairs = pairs;
    this.kernel = kernel;
    this.forward = new CornerExtender(costs, GapFiller.GAPS);
    this.backward = new CornerExtender(costs, GapFiller.GAPS);
  }

  /**
   * Fills an area from both corners. Equal words at both ends are paired at once, so that one word
   * repeated on both sides is paired whole.
   */
  void fill(Area area) {
    int recognized = area.recognized().from();
    int written = area.written().from();
    int endRecognized = area.recognized().to();
    int endWritten = area.written().to();
    int used = REACH;
    while (used >= CONTINUES) {
      while (recognized < endRecognized
          && written < endWritten
          && vocabulary.isSame(recognized, written)) {
        pairs.pair(recognized++, written++);
      }
      while (recognized < endRecognized
          && written < endWritten
          && vocabulary.isSame(endRecognized - 1, endWritten - 1)) {
        pairs.pair(--endRecognized, --endWritten);
      }
      if (recognized == endRecognized || written == endWritten) {
        return;
      }
      WordRange left = new WordRange(written, endWritten);
      Bridge bridge = bridge(new WordRange(recognized, endRecognized), left, left);
      recognized += bridge.recognizedBefore();
      written += bridge.writtenBefore();
      endRecognized -= bridge.recognizedAfter();
      endWritten -= bridge.writtenAfter();
      used = bridge.recognizedBefore() + bridge.recognizedAfter();
    }
  }

  /**
   * Pairs equal words at both ends of the texts, where that is unlikely to be chance: the only sign
   * of order in texts that repeat one sentence, whose seeds are all masked.
   */
  void fillEqualEnds() {
    int recognized = vocabulary.recognized.length;
    int written = vocabulary.written.length;
    double least = (new Area(0, recognized, 0, written).bits() + MARGIN) * Vocabulary.BIT;
    int most = Math.min(recognized, written);
    int start = 0;
    long weight = 0;
    while (start < most && vocabulary.isSame(start, start)) {
      weight += vocabulary.weight(vocabulary.recognized[start++]);
    }
    start = weight >= least ? start : 0;
    int end = 0;
    weight = 0;
    while (end < most - start && vocabulary.isSame(recognized - 1 - end, written - 1 - end)) {
      weight += vocabulary.weight(vocabulary.recognized[recognized - 1 - end++]);
    }
    end = weight >= least ? end : 0;
    for (int k = 0; k < start; k++) {
      pairs.pair(k, k);
    }
    for (int k = 1; k <= end; k++) {
      pairs.pair(recognized - k, written - k);
    }
  }

  /**
   * The number of words that were used after the block before and before the block after.
   *
   * @param recognizedBefore recognised words that continue the block before
   * @param writtenBefore written words that continue it
   * @param recognizedAfter recognised words that lead to the block after
   * @param writtenAfter written words that lead to it
   */
  record Bridge(int recognizedBefore, int writtenBefore, int recognizedAfter, int writtenAfter) {}

  /**
   * Shares the recognised words between two blocks among them: some continue the block before, some
   * lead to the block after, and some in the middle may belong to neither.
   *
   * @param recognized the recognised words between the blocks
   * @param before the written words that continue the block before
   * @param after the written words that lead to the block after; may be the same words, none is
   *     used twice
   * @return how many words were used
   */
  Bridge bridge(WordRange recognized, WordRange before, WordRange after) {
    int all = recognized.size();
    int rows = Math.min(REACH, all);
    int most = rows + rows / 2 + 8;
    forward.run(recognized.from(), rows, before.from(), Math.min(most, before.size()), 1);
    backward.run(recognized.to() - 1, rows, after.to() - 1, Math.min(most, after.size()), -1);
    forward.runCheapest(rows);
    backward.runCheapest(rows);
    int bestBefore = 0;
    int bestAfter = 0;
    int least = 0;
    for (int k = 0; k <= all; k++) {
      int start = forward.cheapest[Math.min(k, rows)];
      int end = backward.cheapest[Math.min(all - k, rows)];
      int cost = forward.best[start] + backward.best[end];
      boolean overlap =
          before.from() < after.to()
              && after.from() < before.to()
              && before.from() + forward.reach[start] > after.to() - backward.reach[end];
      if (!overlap && cost < least) {
        least = cost;
        bestBefore = start;
        bestAfter = end;
      }
    }
    Bridge bridge =
        new Bridge(bestBefore, forward.reach[bestBefore], bestAfter, backward.reach[bestAfter]);
    align(recognized.from(), bridge.recognizedBefore(), before.from(), bridge.writtenBefore());
    align(
        recognized.to() - bridge.recognizedAfter(),
        bridge.recognizedAfter(),
        after.to() - bridge.writtenAfter(),
        bridge.writtenAfter());
    return bridge;
  }

  private void align(int recognized, int rows, int written, int columns) {
    if (rows > 0 && columns > 0) {
      kernel.align(recognized, recognized + rows, written, written + columns, columns, pairs::pair);
    }
  }
}
