package dev.caesura.corpus.archive;

import java.util.BitSet;
import java.util.List;

/**
 * Competition of other passages for the words of a passage. Immutable.
 *
 * @param share the equal words that the strongest other passage has in the same stretch of the
 *     recording, as a share of those of the passage; may be more than 1
 * @param free the share of the equal words that no passage of another document has: of a phrase
 *     that many documents have, each has some
 * @param ties the number of passages of other documents that are about as good
 */
record Rivalry(double share, double free, int ties) {

  /** A passage that has so many of the equal words is about as good. */
  private static final double TIE = 0.9;

  /** A rival with more is better. */
  private static final double COPY_SHARE = 1.15;

  /** More passages that are about as good are set phrases. */
  private static final int MAX_COPIES = 4;

  /** A copy agrees at least so well, as a share of how well the best passage agrees. */
  private static final double MIN_AGREEMENT = 0.7;

  /** Evidence of a rival, in bits, that is more than what single words have by chance. */
  private static final double MIN_RIVAL_BITS = 25;

  /** Evidence in bits at which a passage is as probably wrong as right. */
  private static final double EVEN_BITS = 36;

  /** The same of a passage that ends in the middle of speech and text: a phrase, or a copy. */
  private static final double EVEN_ISLAND_BITS = 40;

  /** The same of a recording of which no passage is sure: its document may be missing. */
  private static final double EVEN_UNSURE_BITS = 52;

  /** The same of a passage that agrees much better than what is spoken: a phrase. */
  private static final double EVEN_PHRASE_BITS = 80;

  /** The same of such a passage that ends in the middle of speech and text. */
  private static final double EVEN_PHRASE_ISLAND_BITS = 190;

  /** Recordings that agree better than this have to show more. */
  private static final double GOOD_QUALITY = 0.55;

  /** How fast the logarithm of the evidence grows with the quality of a good recording. */
  private static final double QUALITY_SLOPE = 2.5;

  private static final double ISLAND_QUALITY_SLOPE = 5;

  /** How well words agree in any passage that is spoken, if nothing shows that they do better. */
  private static final double MIN_QUALITY = 0.42;

  /** A passage that agrees by so much better than its recording is judged as a phrase. */
  private static final double PHRASE_SURPLUS = 0.2;

  /** In a recording of fewer words, phrases are less often found by chance. */
  private static final int MANY_WORDS = 300;

  /** How fast the logarithm of the evidence falls with that of the number of words. */
  private static final double LENGTH_SLOPE = 0.3;

  /** How fast the odds fall with the logarithm of the evidence. */
  private static final double SLOPE = 4;

  /** Part of the evidence that counts for a copy. */
  private static final double COPY = 0.3;

  static Rivalry of(FoundPassage passage, List<FoundPassage> all) {
    double best = 0;
    int ties = 0;
    BitSet free = (BitSet) passage.equal().clone();
    for (FoundPassage other : all) {
      if (!other.equals(passage)) {
        double share =
            (double) other.equalIn(passage.firstRecognized(), passage.endRecognized())
                / passage.equalWords();
        best = Math.max(best, share);
        ties += share >= TIE && other.document() != passage.document() ? 1 : 0;
        if (other.document() != passage.document() && other.evidence() >= MIN_RIVAL_BITS) {
          free.andNot(other.equal());
        }
      }
    }
    return new Rivalry(best, (double) free.cardinality() / passage.equalWords(), ties);
  }

  /**
   * Returns the estimated probability that a passage is wrong: a logistic function of the logarithm
   * of its evidence that no rival has. The constants were measured on ten archives of earnings
   * calls with three recognisers and noise of OCR.
   *
   * @param strongest the passage of the recording that has most evidence. If it surely is spoken, a
   *     passage that agrees much better is a phrase, of which more evidence is needed
   * @param recognized the number of words of the recording
   * @param isIsland whether the passage ends in the middle of speech and text
   */
  double errorProbability(
      FoundPassage passage, FoundPassage strongest, int recognized, boolean isIsland) {
    double own = Math.max(0, Math.min(free, 1 - share));
    if (share <= COPY_SHARE && ties <= MAX_COPIES) {
      // As good as another one: a copy if it agrees as well as the best of the recording.
      double agreement = passage.score() / strongest.score() - MIN_AGREEMENT;
      own = Math.max(own, COPY * Math.max(0, Math.min(1, agreement / (1 - MIN_AGREEMENT))));
    }
    double quality = strongest.isSure() ? Math.max(MIN_QUALITY, strongest.score()) : MIN_QUALITY;
    double phrase = Math.max(0, Math.min(1, (passage.score() - quality) / PHRASE_SURPLUS));
    double phraseBits = Math.log(isIsland ? EVEN_PHRASE_ISLAND_BITS : EVEN_PHRASE_BITS);
    double speechBits =
        strongest.isSure() ? evenOfSpeech(isIsland, quality) : Math.log(EVEN_UNSURE_BITS);
    double even = phrase * phraseBits + (1 - phrase) * speechBits;
    if (recognized < MANY_WORDS) {
      even -= LENGTH_SLOPE * Math.log((double) MANY_WORDS / recognized);
    }
    double z = SLOPE * (even - Math.log1p(own * passage.evidence()));
    return 1 / (1 + Math.exp(-z));
  }

  /** Returns the logarithm of the even bits of a passage that agrees as its recording does. */
  private static double evenOfSpeech(boolean isIsland, double quality) {
    double better = Math.max(0, quality - GOOD_QUALITY);
    return isIsland
        ? Math.log(EVEN_ISLAND_BITS) + ISLAND_QUALITY_SLOPE * better
        : Math.log(EVEN_BITS) + QUALITY_SLOPE * better;
  }
}
