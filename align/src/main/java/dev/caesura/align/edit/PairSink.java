package dev.caesura.align.edit;

/** Takes the pairs of an alignment one by one, without an object for each. */
@FunctionalInterface
public interface PairSink {

  /**
   * Takes one pair.
   *
   * @param left index on the left side
   * @param right index on the right side, in its place: the same item or a substitute
   */
  void pair(int left, int right);
}
