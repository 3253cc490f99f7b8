package dev.caesura.models.hmm;

/** Sums the probabilities of all paths of two words of one unit by recursion, slowly. */
record PathSum(StateNetwork network, BandedViterbi.FrameScorer scorer) {

  private static final double SKIPPED = Math.exp(-3);
  private static final double FILLER = Math.exp(-2);
  private static final double SILENCE = Math.exp(-0.5);

  static PathSum of(StateNetwork network, BandedViterbi.FrameScorer scorer) {
    return new PathSum(network, scorer);
  }

  private double emission(int t, int state) {
    int label = network.emission[state];
    double score = scorer.scores(t)[label] + (label == network.emission[1] ? 1.5 : 0);
    return Math.exp(0.15 * score);
  }

  /** Adds the sums of frames 0 to 3 in the first word, 4 and 5 in the second, and of all paths. */
  void add(double[] sums) {
    node(0, 0, 1, new int[scorer.frames()], true, sums);
  }

  /** At a boundary before a frame; silence and filler can be entered unless they were just left. */
  private void node(int t, int word, double p, int[] path, boolean isFresh, double[] sums) {
    int boundary = network.boundary(word);
    if (t < scorer.frames()) {
      if (isFresh) {
        emit(t, boundary, p * SILENCE, path, sums);
        emit(t, boundary + 1, p * FILLER, path, sums);
      }
      if (word < network.words()) {
        emit(t, boundary + 2, p, path, sums);
      }
    } else if (word == network.words()) {
      sums[2] += p;
      for (int f = 0; f < path.length; f++) {
        int in = network.wordOf(path[f]);
        boolean isUnit = path[f] > network.boundary(in) + 1;
        if (isUnit && in == (f < 4 ? 0 : 1)) {
          sums[in] += p;
        }
      }
    }
    if (word < network.words()) {
      node(t, word + 1, p * SKIPPED, path, true, sums);
    }
  }

  private void emit(int t, int state, double p, int[] path, double[] sums) {
    double now = p * emission(t, state);
    path[t] = state;
    int word = network.wordOf(state);
    int boundary = network.boundary(word);
    if (t + 1 < scorer.frames()) {
      emit(t + 1, state, now, path.clone(), sums);
      if (state == boundary) {
        emit(t + 1, boundary + 1, now * FILLER, path.clone(), sums);
      } else if (state == boundary + 1) {
        emit(t + 1, boundary, now * SILENCE, path.clone(), sums);
      } else if (state + 1 < network.boundary(word + 1)) {
        emit(t + 1, state + 1, now, path.clone(), sums);
      }
    }
    if (state < boundary + 2) {
      node(t + 1, word, now, path.clone(), false, sums);
    } else if (state + 1 == network.boundary(word + 1)) {
      node(t + 1, word + 1, now, path.clone(), true, sums);
    }
  }
}
