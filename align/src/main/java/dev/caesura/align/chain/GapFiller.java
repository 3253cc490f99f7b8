package dev.caesura.align.chain;

import dev.caesura.align.edit.BandedAligner;
import dev.caesura.align.edit.GapCosts;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs the words between two places that belong together: small areas by an exact kernel, larger
 * ones by shorter seeds, which are distinctive enough where there is less to choose from. Not
 * thread-safe.
 *
 * <p>An area of more than {@value #MAX_CELLS} cells without any seed is not aligned whole: {@link
 * CornerFiller} continues the alignment from its corners. Areas share no word, and one of r by c
 * words with at most 2^20 cells has no more than 512 (r + c) cells. So all kernels together pass
 * over less than 2,300 cells for each word of both sides.
 */
final class GapFiller {

  /** Up to this many cells the exact kernel is faster than looking for seeds. */
  private static final int EXACT_CELLS = 1 << 14;

  private static final int MAX_CELLS = 1 << 20;

  /** A gap of this many words on both sides is paired whole, related or not. */
  private static final int LITTLE = 64;

  /** Anchors of equal words at this distance stay even outside of runs. */
  private static final int FIXED_DISTANCE = 64;

  private static final List<SeedFinder.Level> LEVELS =
      List.of(
          new SeedFinder.Level(3, 16, 10),
          new SeedFinder.Level(2, 8, 6),
          new SeedFinder.Level(1, 4, 4));

  /** A gap opens often (an insertion here, a deletion there), but whole sentences are missing. */
  static final GapCosts GAPS = new GapCosts(1, 3);

  private final Vocabulary vocabulary;
  private final SeedFinder seeds;
  private final PairTable pairs;
  private final BandedAligner kernel;
  private final CornerFiller corners;

  GapFiller(Vocabulary vocabulary, SeedFinder seeds, PairTable pairs) {
    this.vocabulary = vocabulary;
    this.seeds = seeds;
    this.pairs = pairs;
    TokenCosts costs = new TokenCosts(vocabulary);
    this.kernel = new BandedAligner(costs, GAPS);
    this.corners = new CornerFiller(vocabulary, pairs, costs, kernel);
  }

  /** Returns what continues an alignment from the corners of an area. */
  CornerFiller corners() {
    return corners;
  }

  /**
   * Fills an area whose sides are in the same order.
   *
   * @param level index of the longest seeds to look for, from 0
   * @param whole whether the words between two seeds belong together, related or not; if not,
   *     nothing is paired only because of its place
   */
  void fill(Area area, int level, boolean whole) {
    long cells = area.cells();
    if (cells == 0) {
      return;
    }
    if (cells <= (whole ? EXACT_CELLS : LITTLE * LITTLE)) {
      align(area);
      return;
    }
    List<AnchorRun> runs = List.of();
    int next = level;
    for (; next < LEVELS.size() && runs.isEmpty(); next++) {
      runs = runs(area, LEVELS.get(next));
    }
    if (!runs.isEmpty()) {
      int recognized = area.recognized().from();
      int written = area.written().from();
      for (AnchorRun run : runs) {
        fill(new Area(recognized, run.firstRecognized(), written, run.firstWritten()), next, whole);
        fillRun(run, next);
        recognized = run.lastRecognized() + 1;
        written = run.lastWritten() + 1;
      }
      fill(new Area(recognized, area.recognized().to(), written, area.written().to()), next, whole);
    } else if (whole && cells <= MAX_CELLS) {
      align(area);
    } else {
      corners.fill(area);
    }
  }

  private void align(Area area) {
    kernel.align(
        area.recognized().from(),
        area.recognized().to(),
        area.written().from(),
        area.written().to(),
        area.written().size(),
        pairs::pair);
  }

  private List<AnchorRun> runs(Area area, SeedFinder.Level level) {
    AnchorList anchors = seeds.find(area, WordOwners.NONE, level);
    double least = area.bits() + level.margin();
    List<AnchorRun> runs = new ArrayList<>();
    for (AnchorRun run : AnchorRun.split(new AnchorChainer(anchors).global(), anchors)) {
      if (run.bits() >= least) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** Pairs the words of a run: sequences of equal words stay, the rest is aligned anew. */
  void fillRun(AnchorRun run, int level) {
    int recognized = run.firstRecognized();
    int written = run.firstWritten();
    boolean[] fixed = fixed(run);
    for (int k = 0; k < run.size(); k++) {
      if (fixed[k]) {
        fill(new Area(recognized, run.recognized()[k], written, run.written()[k]), level, true);
        pairs.pair(run.recognized()[k], run.written()[k]);
        recognized = run.recognized()[k] + 1;
        written = run.written()[k] + 1;
      }
    }
    fill(
        new Area(recognized, run.lastRecognized() + 1, written, run.lastWritten() + 1),
        level,
        true);
  }

  /**
   * Marks the anchors that surely belong together: those within three equal words in a row, and of
   * the others with equal words at least every 64th.
   */
  private boolean[] fixed(AnchorRun run) {
    int n = run.size();
    boolean[] fixed = new boolean[n];
    int last = 0;
    for (int k = 0; k < n; k++) {
      boolean same = isSame(run, k);
      boolean inRow =
          same
              && (k > 0 && isSame(run, k - 1) && isNext(run, k))
              && (k + 1 < n && isSame(run, k + 1) && isNext(run, k + 1));
      fixed[k] = inRow || (same && k - last >= FIXED_DISTANCE);
      last = fixed[k] ? k : last;
    }
    return fixed;
  }

  private boolean isSame(AnchorRun run, int k) {
    return vocabulary.isSame(run.recognized()[k], run.written()[k]);
  }

  private static boolean isNext(AnchorRun run, int k) {
    return run.recognized()[k] - run.recognized()[k - 1] == 1
        && run.written()[k] - run.written()[k - 1] == 1;
  }
}
