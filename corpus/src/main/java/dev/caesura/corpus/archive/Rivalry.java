package dev.caesura.corpus.archive;

import java.util.List;

/**
 * Competition of other passages for the words of a passage. Immutable.
 *
 * @param share the equal words that the strongest other passage has in the same stretch of the
 *     recording, as a share of those of the passage; may be more than 1
 * @param ties the number of passages of other documents that are about as good
 */
record Rivalry(double share, int ties) {

  /** A passage that has so many of the equal words is about as good. */
  private static final double TIE = 0.9;

  static Rivalry of(FoundPassage passage, List<FoundPassage> all) {
    double best = 0;
    int ties = 0;
    for (FoundPassage other : all) {
      if (other != passage) {
        double share =
            (double) other.equalIn(passage.firstRecognized(), passage.endRecognized())
                / passage.equalWords();
        best = Math.max(best, share);
        ties += share >= TIE && other.document() != passage.document() ? 1 : 0;
      }
    }
    return new Rivalry(best, ties);
  }

  double errorProbability(FoundPassage passage) {
    double z = 6 - 0.05 * passage.evidence() - 4 * passage.score() + 12 * Math.max(0, share - 1.02);
    return 1 / (1 + Math.exp(-z));
  }
}
