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

  /** A rival with more is better. */
  private static final double COPY_SHARE = 1.15;

  /** More passages that are about as good are set phrases. */
  private static final int MAX_COPIES = 4;

  /** A copy agrees at least so well, as a share of how well the best passage agrees. */
  private static final double MIN_AGREEMENT = 0.7;

  /** Evidence in bits at which a passage is as probably wrong as right. */
  private static final double EVEN_BITS = 80;

  /** The same of a passage that ends in the middle of speech and text: a phrase, or a copy. */
  private static final double EVEN_ISLAND_BITS = 190;

  /** The same of a recording with many wrong words, whose passages are found leniently. */
  private static final double EVEN_BAD_BITS = 45;

  private static final double EVEN_BAD_ISLAND_BITS = 50;

  /** The least of a recording of which no passage is sure: its document may be missing. */
  private static final double EVEN_UNSURE_BITS = 65;

  /** The same of its passages that end in the middle of speech and text, and agree well. */
  private static final double EVEN_UNSURE_ISLAND_BITS = 160;

  /** How well words agree in any passage that is spoken, if nothing shows that they do better. */
  private static final double MIN_QUALITY = 0.42;

  /** A phrase agrees by so much better than the rest of its recording that it is judged as one. */
  private static final double MAX_SURPLUS = 0.15;

  /** Passages of a recording differ by so much, as they are short. */
  private static final double MIN_SURPLUS = 0.05;

  /** How fast the odds fall with the logarithm of the evidence. */
  private static final double SLOPE = 4;

  /** Part of the evidence that counts for a copy. */
  private static final double COPY = 0.3;

  static Rivalry of(FoundPassage passage, List<FoundPassage> all) {
    double best = 0;
    int ties = 0;
    for (FoundPassage other : all) {
      if (!other.equals(passage)) {
        double share =
            (double) other.equalIn(passage.firstRecognized(), passage.endRecognized())
                / passage.equalWords();
        best = Math.max(best, share);
        ties += share >= TIE && other.document() != passage.document() ? 1 : 0;
      }
    }
    return new Rivalry(best, ties);
  }

  /**
   * Returns the estimated probability that a passage is wrong: a logistic function of the logarithm
   * of its evidence that no rival has. The constants were measured on an archive of earnings calls
   * with three recognisers and noise of OCR.
   *
   * @param bestScore how well the strongest passage of the recording agrees
   * @param isIsland whether the passage ends in the middle of speech and text
   * @param quality how well what the recording surely speaks agrees, if many words are wrong; NaN
   *     if nothing is sure, 0 if few words are wrong: a passage that agrees much better is a
   *     phrase, of which more evidence is needed
   */
  double errorProbability(
      FoundPassage passage, double bestScore, boolean isIsland, double quality) {
    double own = Math.max(0, 1 - share);
    if (share <= COPY_SHARE && ties <= MAX_COPIES) {
      // As good as another one: a copy if it agrees as well as the best of the recording.
      double agreement = (passage.score() / bestScore - MIN_AGREEMENT) / (1 - MIN_AGREEMENT);
      own = Math.max(own, COPY * Math.max(0, Math.min(1, agreement)));
    }
    boolean isUnsure = Double.isNaN(quality);
    double expected = isUnsure ? MIN_QUALITY : Math.max(MIN_QUALITY, quality);
    double surplus =
        quality == 0 ? 1 : (passage.score() - expected - MIN_SURPLUS) / (MAX_SURPLUS - MIN_SURPLUS);
    double phrase = Math.max(0, Math.min(1, surplus));
    double scattered = isIsland ? EVEN_BAD_ISLAND_BITS : EVEN_BAD_BITS;
    double island = isUnsure ? EVEN_UNSURE_ISLAND_BITS : EVEN_ISLAND_BITS;
    double agreeing = isIsland ? island : EVEN_BITS;
    double even =
        Math.pow(agreeing, phrase) * Math.pow(isUnsure ? EVEN_UNSURE_BITS : scattered, 1 - phrase);
    double z = SLOPE * (Math.log(even) - Math.log1p(own * passage.evidence()));
    return 1 / (1 + Math.exp(-z));
  }
}
