package dev.caesura.text.topic;

/**
 * Cost of a segment that is much shorter or longer than expected: the square of the natural log of
 * its length over the expected one, as of a log-normal distribution of lengths. Stateless.
 *
 * @param size number of sentences
 * @param expected expected length in sentences, greater than 0
 */
record LengthCosts(int size, double expected) implements SegmentCosts {

  @Override
  public boolean isSubadditive() {
    return false;
  }

  @Override
  public void column(int end, int first, double[] costs) {
    for (int start = first; start < end; start++) {
      double ratio = Math.log((end - start) / expected);
      costs[start] = ratio * ratio;
    }
  }
}
