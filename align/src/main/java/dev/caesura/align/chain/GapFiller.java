package dev.caesura.align.chain;

import dev.caesura.align.chain.SeedFinder.Area;
import dev.caesura.align.edit.BandedAligner;
import dev.caesura.align.edit.GapCosts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills what lies between two places that belong together: small rectangles by an exact kernel,
 * larger ones by shorter seeds, which tell enough where there is less to choose from. For one
 * thread.
 *
 * <p>A rectangle of more than {@value #MOST_CELLS} cells without any seed is not aligned whole: the
 * alignment goes on from its two corners, {@value #REACH} words at a time, as long as that pays.
 * The rectangles share no word, and one of r by c words with at most 2^20 cells has no more than
 * 512 (r + c); an extension has no more than 2 * 512 * 776 cells and uses 448 words or is the last
 * one. So all kernels together pass over less than 2,300 cells for each word of both sides.
 */
final class GapFiller {

  /** Up to so many cells the exact kernel is faster than looking for seeds. */
  private static final int EXACT_CELLS = 1 << 14;

  private static final int MOST_CELLS = 1 << 20;
  private static final int REACH = 512;

  /** An extension that used so many heard words stopped at its reach, not where it had to. */
  private static final int GOES_ON = REACH - 64;

  /** A gap of so many words is paired whole, related or not. */
  private static final int LITTLE = 64;

  /** Seeds of a gap must tell so many bits more than the choice of their place takes. */
  private static final double[] MARGIN = {10, 6, 4};

  private static final int[] SEED_WORDS = {3, 2, 1};
  private static final int[] SEED_CAP = {16, 8, 4};

  /** A gap opens often (an insertion here, a deletion there), but whole sentences miss too. */
  static final GapCosts GAPS = new GapCosts(1, 3);

  private final Vocabulary vocabulary;
  private final SeedFinder seeds;
  private final BandedAligner kernel;
  private final CornerExtender forward;
  private final CornerExtender backward;
  private final int[] writtenFor;
  private final int[] recognizedFor;

  GapFiller(Vocabulary vocabulary, SeedFinder seeds, int[] writtenFor, int[] recognizedFor) {
    this.vocabulary = vocabulary;
    this.seeds = seeds;
    this.writtenFor = writtenFor;
    this.recognizedFor = recognizedFor;
    TokenCosts costs = new TokenCosts(vocabulary);
    this.kernel = new BandedAligner(costs, GAPS);
    this.forward = new CornerExtender(costs, GAPS);
    this.backward = new CornerExtender(costs, GAPS);
  }

  private void pair(int recognized, int written) {
    writtenFor[recognized] = written;
    recognizedFor[written] = recognized;
  }

  /**
   * Fills a rectangle whose sides are in the same order.
   *
   * @param level 0 for the longest seeds
   * @param whole whether what lies between two seeds belongs together, related or not; if not,
   *     nothing is paired only because it lies there
   */
  void fill(
      int fromRecognized,
      int toRecognized,
      int fromWritten,
      int toWritten,
      int level,
      boolean whole) {
    int rows = toRecognized - fromRecognized;
    int columns = toWritten - fromWritten;
    if (rows == 0 || columns == 0) {
      return;
    }
    long cells = (long) rows * columns;
    if (cells <= (whole ? EXACT_CELLS : LITTLE * LITTLE)) {
      kernel.align(fromRecognized, toRecognized, fromWritten, toWritten, columns, this::pair);
      return;
    }
    List<AnchorRun> pieces = List.of();
    int at = level;
    for (; at < MARGIN.length && pieces.isEmpty(); at++) {
      pieces = pieces(new Area(fromRecognized, toRecognized, fromWritten, toWritten), at);
    }
    if (!pieces.isEmpty()) {
      int recognized = fromRecognized;
      int written = fromWritten;
      for (AnchorRun piece : pieces) {
        fill(recognized, piece.firstRecognized(), written, piece.firstWritten(), at, whole);
        inside(piece, at);
        recognized = piece.lastRecognized() + 1;
        written = piece.lastWritten() + 1;
      }
      fill(recognized, toRecognized, written, toWritten, at, whole);
    } else if (whole && cells <= MOST_CELLS) {
      kernel.align(fromRecognized, toRecognized, fromWritten, toWritten, columns, this::pair);
    } else {
      corners(fromRecognized, toRecognized, fromWritten, toWritten);
    }
  }

  private List<AnchorRun> pieces(Area area, int level) {
    AnchorList anchors =
        seeds
            .clear()
            .words(area, SEED_WORDS[level], SEED_CAP[level])
            .letters(area, SEED_CAP[level])
            .anchors();
    double least = area.bits() + MARGIN[level];
    List<AnchorRun> pieces = new ArrayList<>();
    for (AnchorRun piece : AnchorRun.cut(new AnchorChainer(anchors).global(), anchors)) {
      if (piece.bits() >= least) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Pairs the words of a piece: runs of the same words stay, the rest is aligned anew. */
  void inside(AnchorRun piece, int level) {
    int recognized = piece.firstRecognized();
    int written = piece.firstWritten();
    int n = piece.size();
    boolean[] fixed = fixed(piece);
    for (int k = 0; k < n; k++) {
      if (fixed[k]) {
        fill(recognized, piece.recognized()[k], written, piece.written()[k], level, true);
        pair(piece.recognized()[k], piece.written()[k]);
        recognized = piece.recognized()[k] + 1;
        written = piece.written()[k] + 1;
      }
    }
    fill(recognized, piece.lastRecognized() + 1, written, piece.lastWritten() + 1, level, true);
  }

  /** Words of a run of three, that is surely in place; at least every 64th anchor of same words. */
  private boolean[] fixed(AnchorRun piece) {
    int n = piece.size();
    boolean[] fixed = new boolean[n];
    int last = 0;
    for (int k = 0; k < n; k++) {
      boolean same = isSame(piece, k);
      boolean inRun =
          same
              && (k > 0 && isSame(piece, k - 1) && isNext(piece, k))
              && (k + 1 < n && isSame(piece, k + 1) && isNext(piece, k + 1));
      fixed[k] = inRun || (same && k - last >= 64);
      last = fixed[k] ? k : last;
    }
    return fixed;
  }

  private boolean isSame(AnchorRun piece, int k) {
    return isSame(piece.recognized()[k], piece.written()[k]);
  }

  private static boolean isNext(AnchorRun piece, int k) {
    return piece.recognized()[k] - piece.recognized()[k - 1] == 1
        && piece.written()[k] - piece.written()[k - 1] == 1;
  }

  /**
   * Goes on from both corners of a rectangle as long as it pays: same words at both ends are paired
   * at once, so that one word over and over on both sides is paired whole.
   */
  void corners(int fromRecognized, int toRecognized, int fromWritten, int toWritten) {
    int recognized = fromRecognized;
    int written = fromWritten;
    int endRecognized = toRecognized;
    int endWritten = toWritten;
    int used = REACH;
    while (used >= GOES_ON) {
      while (recognized < endRecognized && written < endWritten && isSame(recognized, written)) {
        pair(recognized++, written++);
      }
      while (recognized < endRecognized
          && written < endWritten
          && isSame(endRecognized - 1, endWritten - 1)) {
        pair(--endRecognized, --endWritten);
      }
      if (recognized == endRecognized || written == endWritten) {
        return;
      }
      Bridge bridge = bridge(recognized, endRecognized, written, endWritten, written, endWritten);
      recognized += bridge.recognizedBefore;
      written += bridge.writtenBefore;
      endRecognized -= bridge.recognizedAfter;
      endWritten -= bridge.writtenAfter;
      used = bridge.recognizedBefore + bridge.recognizedAfter;
    }
  }

  /**
   * Pairs what is the same at both ends, where that is more than chance makes: the only sign of
   * order in texts that say one thing over and over, whose seeds are all masked.
   */
  void equalEnds() {
    int recognized = vocabulary.recognized.length;
    int written = vocabulary.written.length;
    double least = new Area(0, recognized, 0, written).bits() + MARGIN[1];
    int most = Math.min(recognized, written);
    int start = 0;
    long weight = 0;
    while (start < most && isSame(start, start)) {
      weight += vocabulary.weight(vocabulary.recognized[start++]);
    }
    start = weight >= least * Vocabulary.BIT ? start : 0;
    int end = 0;
    weight = 0;
    while (end < most - start && isSame(recognized - 1 - end, written - 1 - end)) {
      weight += vocabulary.weight(vocabulary.recognized[recognized - 1 - end++]);
    }
    end = weight >= least * Vocabulary.BIT ? end : 0;
    for (int k = 0; k < start; k++) {
      pair(k, k);
    }
    for (int k = 1; k <= end; k++) {
      pair(recognized - k, written - k);
    }
  }

  private boolean isSame(int recognized, int written) {
    return vocabulary.recognized[recognized] == vocabulary.written[written];
  }

  /** How many words were used after the block before and before the block after. */
  record Bridge(int recognizedBefore, int writtenBefore, int recognizedAfter, int writtenAfter) {}

  /**
   * Shares the heard words between two blocks among them: some go on with the block before, some
   * lead to the block after, and some in the middle may belong to none.
   *
   * @param fromBefore the written words that go on after the block before
   * @param toBefore their end
   * @param fromAfter the written words that lead to the block after
   * @param toAfter their end; the two may be the same words, none is used twice
   * @return how many words were used
   */
  Bridge bridge(
      int fromRecognized,
      int toRecognized,
      int fromBefore,
      int toBefore,
      int fromAfter,
      int toAfter) {
    int rows = Math.min(REACH, toRecognized - fromRecognized);
    int most = rows + rows / 2 + 8;
    int columnsBefore = Math.min(most, toBefore - fromBefore);
    int columnsAfter = Math.min(most, toAfter - fromAfter);
    forward.run(fromRecognized, rows, fromBefore, columnsBefore, 1);
    backward.run(toRecognized - 1, rows, toAfter - 1, columnsAfter, -1);
    forward.runCheapest(rows);
    backward.runCheapest(rows);
    int all = toRecognized - fromRecognized;
    int bestBefore = 0;
    int bestAfter = 0;
    int least = 0;
    for (int k = 0; k <= all; k++) {
      int start = forward.cheapest[Math.min(k, rows)];
      int end = backward.cheapest[Math.min(all - k, rows)];
      int cost = forward.best[start] + backward.best[end];
      boolean overlap =
          fromBefore < toAfter
              && fromAfter < toBefore
              && fromBefore + forward.reach[start] > toAfter - backward.reach[end];
      if (!overlap && cost < least) {
        least = cost;
        bestBefore = start;
        bestAfter = end;
      }
    }
    kernelPairs(fromRecognized, bestBefore, fromBefore, forward.reach[bestBefore]);
    kernelPairs(
        toRecognized - bestAfter,
        bestAfter,
        toAfter - backward.reach[bestAfter],
        backward.reach[bestAfter]);
    return new Bridge(bestBefore, forward.reach[bestBefore], bestAfter, backward.reach[bestAfter]);
  }

  private void kernelPairs(int recognized, int rows, int written, int columns) {
    if (rows > 0 && columns > 0) {
      kernel.align(recognized, recognized + rows, written, written + columns, columns, this::pair);
    }
  }

  static int[] none(int length) {
    int[] none = new int[length];
    Arrays.fill(none, -1);
    return none;
  }
}
