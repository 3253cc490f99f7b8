package dev.caesura.text.topic;

/**
 * Costs of joining consecutive sentences to one topic, computed end by end.
 *
 * <p>Not thread-safe: an object serves one search.
 */
interface SegmentCosts {

  /** Returns the number of sentences. */
  int size();

  /**
   * Returns whether the parts of a segment never cost more than the whole, so that {@link
   * OptimalPartition} may leave out starts that can no longer win.
   */
  boolean isSubadditive();

  /**
   * Computes the costs of all segments with one end. Called with 1, 2, ... as ends.
   *
   * @param end end of the segments, exclusive, in [1, size()]
   * @param first the smallest start that is wanted; never decreases from call to call
   * @param costs receives the cost of [start, end) at index start, for every start in [first, end)
   */
  void column(int end, int first, double[] costs);
}
