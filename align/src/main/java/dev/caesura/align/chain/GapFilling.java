package dev.caesura.align.chain;

import dev.caesura.align.chain.SeedFinder.Area;
import dev.caesura.align.edit.BandedAlignment;
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
 * alignment goes on from its two corners for {@value #REACH} words at most. So time is bounded by
 * the number of seeds and by {@value #MOST_CELLS} cells for each gap.
 */
final class GapFilling {

  /** Up to so many cells the exact kernel is faster than looking for seeds. */
  private static final int EXACT_CELLS = 1 << 14;

  private static final int MOST_CELLS = 1 << 20;
  private static final int REACH = 512;

  /** A gap of so many words is paired whole, related or not. */
  private static final int LITTLE = 24;

  /** Seeds of a gap must tell so many bits more than the choice of their place takes. */
  private static final double[] MARGIN = {10, 6, 4};

  private static final int[] SEED_WORDS = {3, 2, 1};
  private static final int[] SEED_CAP = {16, 8, 4};

  /** A gap opens often (an insertion here, a deletion there), but whole sentences miss too. */
  static final GapCosts GAPS = new GapCosts(3, 2);

  private final Vocabulary vocabulary;
  private final SeedFinder seeds;
  private final BandedAlignment kernel;
  private final CornerExtension forward;
  private final CornerExtension backward;
  private final int[] writtenFor;
  private final int[] heardFor;

  GapFilling(Vocabulary vocabulary, SeedFinder seeds, int[] writtenFor, int[] heardFor) {
    this.vocabulary = vocabulary;
    this.seeds = seeds;
    this.writtenFor = writtenFor;
    this.heardFor = heardFor;
    TokenCosts costs = new TokenCosts(vocabulary);
    this.kernel = new BandedAlignment(costs, GAPS);
    this.forward = new CornerExtension(costs, GAPS);
    this.backward = new CornerExtension(costs, GAPS);
  }

  private void pair(int heard, int written) {
    writtenFor[heard] = written;
    heardFor[written] = heard;
  }

  /**
   * Fills a rectangle whose sides are in the same order.
   *
   * @param level 0 for the longest seeds
   * @param whole whether what lies between two seeds belongs together, related or not; if not,
   *     nothing is paired only because it lies there
   */
  void fill(int fromHeard, int toHeard, int fromWritten, int toWritten, int level, boolean whole) {
    int rows = toHeard - fromHeard;
    int columns = toWritten - fromWritten;
    if (rows == 0 || columns == 0) {
      return;
    }
    long cells = (long) rows * columns;
    if (cells <= (whole ? EXACT_CELLS : LITTLE * LITTLE)) {
      kernel.align(fromHeard, toHeard, fromWritten, toWritten, columns, this::pair);
      return;
    }
    List<Piece> pieces = List.of();
    int at = level;
    for (; at < MARGIN.length && pieces.isEmpty(); at++) {
      pieces = pieces(new Area(fromHeard, toHeard, fromWritten, toWritten), at);
    }
    if (!pieces.isEmpty()) {
      int heard = fromHeard;
      int written = fromWritten;
      for (Piece piece : pieces) {
        fill(heard, piece.firstHeard(), written, piece.firstWritten(), at, whole);
        inside(piece, at);
        heard = piece.lastHeard() + 1;
        written = piece.lastWritten() + 1;
      }
      fill(heard, toHeard, written, toWritten, at, whole);
    } else if (whole && cells <= MOST_CELLS) {
      kernel.align(fromHeard, toHeard, fromWritten, toWritten, columns, this::pair);
    } else {
      corners(fromHeard, toHeard, fromWritten, toWritten);
    }
  }

  private List<Piece> pieces(Area area, int level) {
    Anchors anchors =
        seeds
            .clear()
            .words(area, SEED_WORDS[level], SEED_CAP[level])
            .letters(area, SEED_CAP[level])
            .anchors();
    double least = area.bits() + MARGIN[level];
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : Piece.cut(new Chaining(anchors).global(), anchors)) {
      if (piece.bits() >= least) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Pairs the words of a piece: runs of the same words stay, the rest is aligned anew. */
  void inside(Piece piece, int level) {
    int heard = piece.firstHeard();
    int written = piece.firstWritten();
    int n = piece.size();
    boolean[] fixed = fixed(piece);
    for (int k = 0; k < n; k++) {
      if (fixed[k]) {
        fill(heard, piece.heard()[k], written, piece.written()[k], level, true);
        pair(piece.heard()[k], piece.written()[k]);
        heard = piece.heard()[k] + 1;
        written = piece.written()[k] + 1;
      }
    }
    fill(heard, piece.lastHeard() + 1, written, piece.lastWritten() + 1, level, true);
  }

  /** Words of a run of three, that is surely in place; at least every 64th anchor of same words. */
  private boolean[] fixed(Piece piece) {
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

  private boolean isSame(Piece piece, int k) {
    return vocabulary.heard[piece.heard()[k]] == vocabulary.written[piece.written()[k]];
  }

  private static boolean isNext(Piece piece, int k) {
    return piece.heard()[k] - piece.heard()[k - 1] == 1
        && piece.written()[k] - piece.written()[k - 1] == 1;
  }

  /** Goes on from both corners of a rectangle as long as it pays. */
  void corners(int fromHeard, int toHeard, int fromWritten, int toWritten) {
    bridge(fromHeard, toHeard, fromWritten, toWritten, fromWritten, toWritten);
  }

  /**
   * Shares the heard words between two blocks among them: some go on with the block before, some
   * lead to the block after, and some in the middle may belong to none.
   *
   * @param fromBefore the written words that go on after the block before
   * @param toBefore their end
   * @param fromAfter the written words that lead to the block after
   * @param toAfter their end; the two may be the same words, none is used twice
   * @return how many written words were used after the block before and before the block after
   */
  int[] bridge(
      int fromHeard, int toHeard, int fromBefore, int toBefore, int fromAfter, int toAfter) {
    int rows = Math.min(REACH, toHeard - fromHeard);
    int most = rows + rows / 2 + 8;
    int columnsBefore = Math.min(most, toBefore - fromBefore);
    int columnsAfter = Math.min(most, toAfter - fromAfter);
    forward.run(fromHeard, rows, fromBefore, columnsBefore, 1);
    backward.run(toHeard - 1, rows, toAfter - 1, columnsAfter, -1);
    forward.runCheapest(rows);
    backward.runCheapest(rows);
    int all = toHeard - fromHeard;
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
    kernelPairs(fromHeard, bestBefore, fromBefore, forward.reach[bestBefore]);
    kernelPairs(
        toHeard - bestAfter,
        bestAfter,
        toAfter - backward.reach[bestAfter],
        backward.reach[bestAfter]);
    return new int[] {forward.reach[bestBefore], backward.reach[bestAfter]};
  }

  private void kernelPairs(int heard, int rows, int written, int columns) {
    if (rows > 0 && columns > 0) {
      kernel.align(heard, heard + rows, written, written + columns, columns, this::pair);
    }
  }

  static int[] none(int length) {
    int[] none = new int[length];
    Arrays.fill(none, -1);
    return none;
  }
}
