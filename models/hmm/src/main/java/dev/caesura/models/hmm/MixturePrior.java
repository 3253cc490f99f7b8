package dev.caesura.models.hmm;

/**
 * Mixtures of earlier recordings with the frames by which each component counts. Immutable.
 *
 * <p>Estimates lean on them as in maximum a posteriori adaptation (Gauvain and Lee 1994): few
 * frames of a new recording change a component little, many replace it.
 *
 * @param mixtures of the earlier recordings
 * @param counts frames of each component
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MixturePrior(GaussianMixtures mixtures, double[] counts) {

  /**
   * Returns a prior.
   *
   * @param frames the frames that each state was trained on
   * @param most the frames by which a state counts at most
   */
  static MixturePrior of(GaussianMixtures mixtures, float[] frames, double most) {
    double[] counts = new double[mixtures.components()];
    for (int s = 0; s < mixtures.states(); s++) {
      int from = mixtures.firstOf(s);
      for (int c = from; c < from + mixtures.componentsOf(s); c++) {
        counts[c] = mixtures.weight(c) * Math.min(most, frames[s]);
      }
    }
    return new MixturePrior(mixtures, counts);
  }

  /** Returns a prior that counts for nothing. */
  static MixturePrior none(GaussianMixtures mixtures) {
    return new MixturePrior(mixtures, new double[mixtures.components()]);
  }
}
