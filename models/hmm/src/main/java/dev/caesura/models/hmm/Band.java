package dev.caesura.models.hmm;

/**
 * States that a search looks at in each frame: whole sentences, with the boundary after the last.
 * Both ends never run backwards. Immutable.
 */
final class Band {

  private final int[] lo;
  private final int[] hi;

  private Band(int[] lo, int[] hi) {
    this.lo = lo;
    this.hi = hi;
  }

  /** Returns the band of all states. */
  static Band whole(StateNetwork network, int frames) {
    int[] hi = new int[frames];
    java.util.Arrays.fill(hi, network.states());
    return new Band(new int[frames], hi);
  }

  /**
   * Returns the sentences that a path is in within some frames before and after.
   *
   * @param path a state for each frame, whose words never run backwards
   * @param radius frames on either side; the first and last so many frames reach the ends of the
   *     transcript
   */
  static Band around(StateNetwork network, int[] path, int radius) {
    int frames = path.length;
    int[] lo = new int[frames];
    int[] hi = new int[frames];
    for (int t = 0; t < frames; t++) {
      lo[t] = t <= radius ? 0 : network.start(sentence(network, path[t - radius]));
      int last =
          t + radius >= frames - 1 ? network.sentences() - 1 : sentence(network, path[t + radius]);
      hi[t] = network.start(last + 1) + 2;
    }
    return new Band(lo, hi);
  }

  private static int sentence(StateNetwork network, int state) {
    return Math.min(network.sentences() - 1, network.sentenceOf(state));
  }

  /** Returns the first state of a frame. */
  int lo(int frame) {
    return lo[frame];
  }

  /** Returns one past the last state of a frame. */
  int hi(int frame) {
    return hi[frame];
  }
}
