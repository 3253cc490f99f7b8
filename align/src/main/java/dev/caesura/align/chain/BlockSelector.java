package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Selects the runs of anchors that belong together in any order: of local chains of seeds the
 * heaviest that share no word, each cut down to what heavier ones have left. Not thread-safe.
 */
final class BlockSelector {

  private static final List<SeedFinder.Level> ROUNDS =
      List.of(new SeedFinder.Level(3, 16, 6), new SeedFinder.Level(2, 8, 2));

  private static final SeedFinder.Level REPEATED = new SeedFinder.Level(3, 16, 24);

  private final SeedFinder seeds;
  private final int[] recognizedOwner;
  private final int[] writtenOwner;
  private final Area area;
  private final List<AnchorRun> chosen = new ArrayList<>();
  private final List<AnchorRun> repeated = new ArrayList<>();

  BlockSelector(Vocabulary vocabulary, SeedFinder seeds) {
    this.seeds = seeds;
    this.recognizedOwner = PairTable.none(vocabulary.recognized.length);
    this.writtenOwner = PairTable.none(vocabulary.written.length);
    this.area = new Area(0, recognizedOwner.length, 0, writtenOwner.length);
  }

  /** Chooses runs in two rounds: the second one with shorter seeds among the words left. */
  void run() {
    WordOwners both = new WordOwners(recognizedOwner, writtenOwner);
    for (SeedFinder.Level round : ROUNDS) {
      choose(round, both, chosen);
    }
    List<AnchorRun> supported =
        IsolatedRunFilter.supported(chosen, recognizedOwner.length, writtenOwner.length);
    chosen.clear();
    chosen.addAll(supported);
    // Not before: of two copies in one search, the seeds of both chain with those of the heavier.
    if (!chosen.isEmpty()) {
      choose(REPEATED, new WordOwners(recognizedOwner, null), repeated);
    }
  }

  /** Returns the runs of local chains that have enough bits. */
  private List<AnchorRun> runs(SeedFinder.Level level, WordOwners owners, double least) {
    AnchorList anchors = seeds.find(area, owners, level);
    List<AnchorRun> runs = new ArrayList<>();
    for (int[] chain : new AnchorChainer(anchors).local()) {
      for (AnchorRun run : AnchorRun.split(chain, anchors)) {
        if (run.bits() >= least) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private void choose(SeedFinder.Level level, WordOwners owners, List<AnchorRun> into) {
    double least = area.bits() + level.margin();
    PriorityQueue<AnchorRun> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(AnchorRun::weight)
                .reversed()
                .thenComparingInt(AnchorRun::firstRecognized)
                .thenComparingInt(AnchorRun::firstWritten));
    queue.addAll(runs(level, owners, least));
    while (!queue.isEmpty()) {
      AnchorRun run = queue.poll();
      List<AnchorRun> free = run.free(owners);
      if (free.size() == 1 && free.get(0).size() == run.size()) {
        own(run, owners);
        into.add(run);
        continue;
      }
      for (AnchorRun rest : free) {
        if (rest.bits() >= least) {
          queue.add(rest);
        }
      }
    }
  }

  private void own(AnchorRun run, WordOwners owners) {
    for (int i = run.firstRecognized(); i <= run.lastRecognized(); i++) {
      recognizedOwner[i] = chosen.size();
    }
    for (int j = run.firstWritten(); owners.written() != null && j <= run.lastWritten(); j++) {
      writtenOwner[j] = chosen.size();
    }
  }

  /** Returns the runs that share no word, in the order of the recognised words. */
  List<AnchorRun> chosen() {
    chosen.sort(Comparator.comparingInt(AnchorRun::firstRecognized));
    return chosen;
  }

  /**
   * Returns the runs of recognised words that no chosen run has, and written words that one has.
   */
  List<AnchorRun> repeated() {
    return repeated;
  }
}
