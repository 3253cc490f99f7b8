package dev.caesura.text.topic;

/**
 * Cost of a segment as the weighted sum of two costs.
 *
 * <p>Not thread-safe, as its parts.
 */
final class JointCosts implements SegmentCosts {

  private final SegmentCosts costs;
  private final SegmentCosts added;
  private final double weight;
  private final double[] column;

  /**
   * Creates the sum.
   *
   * @param costs costs that count as they are
   * @param added costs of the same sentences that are added
   * @param weight their weight, greater than 0
   */
  JointCosts(SegmentCosts costs, SegmentCosts added, double weight) {
    this.costs = costs;
    this.added = added;
    this.weight = weight;
    this.column = new double[costs.size()];
  }

  @Override
  public int size() {
    return costs.size();
  }

  @Override
  public boolean isSubadditive() {
    return costs.isSubadditive() && added.isSubadditive();
  }

  @Override
  public void column(int end, int first, double[] result) {
    costs.column(end, first, result);
    added.column(end, first, column);
    for (int start = first; start < end; start++) {
      result[start] += weight * column[start];
    }
  }
}
