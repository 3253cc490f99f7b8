package dev.caesura.models.hmm;

/**
 * Accumulates frames by state and estimates new mixtures: one step of expectation maximisation
 * inside each state. Components are split along their standard deviation until a state has as many
 * as wanted and its frames allow. Means and variances of rare states lean on those of all frames,
 * or on those of earlier recordings. Not thread-safe.
 */
final class MixtureTrainer {

  /** Frames that a component needs. */
  private static final int MIN_FRAMES = 60;

  /** Frames by which the distribution of all frames counts in each first component. */
  private static final double PRIOR = 5;

  private static final double MIN_VARIANCE = 0.05;
  private static final double MIN_WEIGHT = 1e-3;
  private static final double SPLIT = 0.2;

  private final GaussianMixtures current;
  private final MixturePrior prior;
  private final int size;
  private final double[] counts;
  private final double[] sums;
  private final double[] squares;
  private final double[] posterior;
  private final float[] frame;

  MixtureTrainer(GaussianMixtures current) {
    this(current, MixturePrior.none(current));
  }

  /**
   * Prepares an estimate that leans on earlier recordings.
   *
   * @param prior mixtures with the same components
   */
  MixtureTrainer(GaussianMixtures current, MixturePrior prior) {
    this.current = current;
    this.prior = prior;
    size = current.size();
    counts = new double[current.components()];
    sums = new double[current.components() * size];
    squares = new double[current.components() * size];
    posterior = new double[current.components()];
    frame = new float[size];
  }

  /** Adds a frame to a state. */
  void add(FeatureBlocks features, int index, int state) {
    features.copyFrame(index, frame);
    int from = current.firstOf(state);
    int count = current.componentsOf(state);
    if (count == 1) {
      add(from, 1);
      return;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < count; c++) {
      posterior[c] = current.logDensity(from + c, frame);
      best = Math.max(best, posterior[c]);
    }
    double sum = 0;
    for (int c = 0; c < count; c++) {
      double x = posterior[c] - best;
      posterior[c] = x < -12 ? 0 : Math.exp(x);
      sum += posterior[c];
    }
    for (int c = 0; c < count; c++) {
      if (posterior[c] > 0) {
        add(from + c, posterior[c] / sum);
      }
    }
  }

  private void add(int component, double weight) {
    counts[component] += weight;
    for (int d = 0, at = component * size; d < size; d++, at++) {
      double x = frame[d];
      sums[at] += weight * x;
      squares[at] += weight * x * x;
    }
  }

  /**
   * Estimates new mixtures.
   *
   * @param wanted the components of each state, if it has the frames for them
   */
  GaussianMixtures estimate(int[] wanted) {
    int states = current.states();
    int[] first = new int[states + 1];
    for (int s = 0; s < states; s++) {
      first[s + 1] = first[s] + components(s, wanted[s]);
    }
    float[] means = new float[first[states] * size];
    float[] variances = new float[first[states] * size];
    float[] weights = new float[first[states]];
    for (int s = 0; s < states; s++) {
      update(s, first[s], means, variances, weights);
      for (int n = current.componentsOf(s); n < first[s + 1] - first[s]; n++) {
        split(first[s], n, means, variances, weights);
      }
    }
    return new GaussianMixtures(size, first, means, variances, weights);
  }

  private int components(int state, int wanted) {
    double frames = 0;
    int from = current.firstOf(state);
    int have = current.componentsOf(state);
    for (int c = from; c < from + have; c++) {
      frames += counts[c] + prior.counts()[c];
    }
    return Math.max(have, (int) Math.min(wanted, Math.max(1, frames / MIN_FRAMES)));
  }

  private void update(int state, int to, float[] means, float[] variances, float[] weights) {
    int from = current.firstOf(state);
    int have = current.componentsOf(state);
    double all = 0;
    for (int c = 0; c < have; c++) {
      all += counts[from + c] + prior.counts()[from + c] + MIN_WEIGHT;
    }
    for (int c = 0; c < have; c++) {
      double before = prior.counts()[from + c];
      double count = counts[from + c] + before;
      weights[to + c] = (float) ((count + MIN_WEIGHT) / all);
      for (int d = 0; d < size; d++) {
        int at = (from + c) * size + d;
        // The features of all speech have mean 0 and variance 1. A component of several leans on
        // its own earlier values instead.
        double mean0 = have == 1 ? 0 : current.mean(from + c, d);
        double variance0 = have == 1 ? 1 : current.variance(from + c, d);
        double mean1 = prior.mixtures().mean(from + c, d);
        double variance1 = prior.mixtures().variance(from + c, d);
        double n = count + PRIOR;
        double mean = (sums[at] + PRIOR * mean0 + before * mean1) / n;
        double square =
            (squares[at]
                    + PRIOR * (variance0 + mean0 * mean0)
                    + before * (variance1 + mean1 * mean1))
                / n;
        means[(to + c) * size + d] = (float) mean;
        variances[(to + c) * size + d] = (float) Math.max(MIN_VARIANCE, square - mean * mean);
      }
    }
  }

  private void split(int from, int have, float[] means, float[] variances, float[] weights) {
    int heaviest = from;
    for (int c = from; c < from + have; c++) {
      if (weights[c] > weights[heaviest]) {
        heaviest = c;
      }
    }
    int added = from + have;
    weights[heaviest] /= 2;
    weights[added] = weights[heaviest];
    for (int d = 0; d < size; d++) {
      int old = heaviest * size + d;
      float step = (float) (SPLIT * Math.sqrt(variances[old]));
      means[added * size + d] = means[old] + step;
      variances[added * size + d] = variances[old];
      means[old] -= step;
    }
  }
}
