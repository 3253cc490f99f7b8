package dev.caesura.corpus.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Aligns the words of a recording with those of a document near one diagonal: a second look at
 * passages of which few words were recognised. Where a passage is spoken, equal words keep their
 * distances over hundreds of words, which chance and set phrases do not.
 *
 * <p>It is the best local alignment (Smith and Waterman, 1981; gaps as Gotoh, 1982) within a band.
 * A pair of words has its log odds in bits: of a passage of which a share of the words is right,
 * against words that have nothing to do with each other. Not thread-safe.
 */
final class DiagonalAligner {

  /** Words before and after a passage that are looked at, in both; three times as many later. */
  private static final int REACH = 400;

  private static final int MAX_EXTENSIONS = 4;

  /** Pairs of words above which a passage is too long, at a byte each. */
  private static final long MAX_CELLS = 1L << 24;

  /** Where evidence falls by more, a passage ends (Altschul et al., 1990). */
  private static final double DROP = 60;

  private static final int MIN_EQUAL_WORDS = 4;

  private final PairOdds odds;

  DiagonalAligner(ArchiveIndex index, List<String> recognized) {
    this.odds = new PairOdds(index, recognized);
  }

  /**
   * Returns the passages that agree near the diagonal of a passage, in the order of both sides; the
   * passage itself if it is too long for a second look, which it does not need.
   */
  List<FoundPassage> align(FoundPassage passage, DocumentWords document) {
    List<FoundPassage> found = List.of(passage);
    int reach = REACH;
    for (int k = 0; k <= MAX_EXTENSIONS; k++) {
      DiagonalBand band = new DiagonalBand(odds, passage, document.words(), reach);
      if (band.cells() > MAX_CELLS) {
        return found;
      }
      List<DiagonalBand.Step> steps = band.best();
      found = passages(passage.document(), steps);
      if (found.isEmpty() || !band.isCutOff(steps)) {
        return found;
      }
      reach *= 3;
    }
    return found;
  }

  /** Returns the parts of an alignment in which evidence falls by no more than {@link #DROP}. */
  private static List<FoundPassage> passages(int document, List<DiagonalBand.Step> steps) {
    List<FoundPassage> passages = new ArrayList<>();
    int from = 0;
    int bestEnd = 0;
    double most = 0;
    double sum = 0;
    for (int k = 0; k < steps.size(); k++) {
      sum += steps.get(k).bits();
      if (sum <= 0 || sum < most - DROP) {
        add(document, steps.subList(from, bestEnd), most, passages);
        from = k + 1;
        bestEnd = from;
        most = 0;
        sum = 0;
      } else if (sum > most) {
        most = sum;
        bestEnd = k + 1;
      }
    }
    add(document, steps.subList(from, bestEnd), most, passages);
    return passages;
  }

  private static void add(
      int document, List<DiagonalBand.Step> steps, double evidence, List<FoundPassage> passages) {
    BitSet equal = new BitSet();
    for (DiagonalBand.Step step : steps) {
      if (step.isEqual()) {
        equal.set(step.recognized());
      }
    }
    if (equal.cardinality() >= MIN_EQUAL_WORDS) {
      DiagonalBand.Step first = steps.get(0);
      DiagonalBand.Step last = steps.get(steps.size() - 1);
      passages.add(
          new FoundPassage(
              document,
              first.written(),
              last.written() + 1,
              first.recognized(),
              last.recognized() + 1,
              equal,
              evidence));
    }
  }
}
