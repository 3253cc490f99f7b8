package dev.caesura.align.chain;

import dev.caesura.align.chain.SeedFinder.Area;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the pieces of both sides that belong together in any order: local chains of seeds, and
 * among them the heaviest that share no word, each cut down to what heavier ones have left. For one
 * thread.
 */
final class BlockSelector {

  /** Bits by which a piece must be better than the choice of its place. */
  private static final double[] MARGIN = {6, 2};

  private static final double REPEATED_MARGIN = 24;

  private static final int[] SEED_WORDS = {3, 2};
  private static final int[] SEED_CAP = {16, 8};

  private final SeedFinder seeds;
  private final int[] recognizedOwner;
  private final int[] writtenOwner;
  private final List<AnchorRun> chosen = new ArrayList<>();
  private final List<AnchorRun> repeated = new ArrayList<>();

  BlockSelector(Vocabulary vocabulary, SeedFinder seeds) {
    this.seeds = seeds;
    this.recognizedOwner = GapFiller.none(vocabulary.recognized.length);
    this.writtenOwner = GapFiller.none(vocabulary.written.length);
  }

  /** Chooses pieces in two rounds: the second one with shorter seeds among what is left. */
  void run() {
    for (int round = 0; round < MARGIN.length; round++) {
      double least = bits() + MARGIN[round];
      choose(pieces(round, writtenOwner, least), least, true, chosen);
    }
    List<AnchorRun> supported =
        IsolatedRunFilter.of(chosen, recognizedOwner.length, writtenOwner.length);
    chosen.clear();
    chosen.addAll(supported);
    // Not before: of two copies in one search, the seeds of both chain with those of the heavier.
    double least = bits() + REPEATED_MARGIN;
    if (!chosen.isEmpty()) {
      choose(pieces(0, null, least), least, false, repeated);
    }
  }

  private List<AnchorRun> pieces(int round, int[] taken, double least) {
    Area area = new Area(0, recognizedOwner.length, 0, writtenOwner.length, recognizedOwner, taken);
    AnchorList anchors =
        seeds
            .clear()
            .words(area, SEED_WORDS[round], SEED_CAP[round])
            .letters(area, SEED_CAP[round])
            .anchors();
    List<AnchorRun> pieces = new ArrayList<>();
    for (int[] chain : new AnchorChainer(anchors).local()) {
      for (AnchorRun piece : AnchorRun.cut(chain, anchors)) {
        if (piece.bits() >= least) {
          pieces.add(piece);
        }
      }
    }
    return pieces;
  }

  private double bits() {
    return new Area(0, recognizedOwner.length, 0, writtenOwner.length).bits();
  }

  private void choose(
      List<AnchorRun> pieces, double least, boolean bothSides, List<AnchorRun> into) {
    PriorityQueue<AnchorRun> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(AnchorRun::weight)
                .reversed()
                .thenComparingInt(AnchorRun::firstRecognized)
                .thenComparingInt(AnchorRun::firstWritten));
    queue.addAll(pieces);
    while (!queue.isEmpty()) {
      AnchorRun piece = queue.poll();
      List<AnchorRun> free = piece.free(recognizedOwner, bothSides ? writtenOwner : null);
      if (free.size() == 1 && free.get(0).size() == piece.size()) {
        own(piece, bothSides);
        into.add(piece);
        continue;
      }
      for (AnchorRun rest : free) {
        if (rest.bits() >= least) {
          queue.add(rest);
        }
      }
    }
  }

  private void own(AnchorRun piece, boolean bothSides) {
    for (int i = piece.firstRecognized(); i <= piece.lastRecognized(); i++) {
      recognizedOwner[i] = chosen.size();
    }
    for (int j = piece.firstWritten(); bothSides && j <= piece.lastWritten(); j++) {
      writtenOwner[j] = chosen.size();
    }
  }

  /** Pieces that share no word, in the order of what was heard. */
  List<AnchorRun> chosen() {
    chosen.sort(Comparator.comparingInt(AnchorRun::firstRecognized));
    return chosen;
  }

  /** Pieces of heard words that no chosen piece has, and written words that one has. */
  List<AnchorRun> repeated() {
    return repeated;
  }
}
