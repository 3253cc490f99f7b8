package dev.caesura.align.edit;

/** Receiver of the pairs of an alignment, one by one, without an object for each. */
@FunctionalInterface
public interface PairSink {

  /**
   * Receives a pair.
   *
   * @param left index on the left side
   * @param right index on the right side: the same item, or a substitute
   */
  void pair(int left, int right);
}
