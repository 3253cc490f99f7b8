package dev.caesura.text.topic;

/**
 * Cost of a segment as the weighted spread of its vectors around their mean: kernel change-point
 * detection with a linear kernel.
 *
 * <p>The spread of [s, e) is sum w |x|^2 - |sum w x|^2 / sum w. The second sum grows by a column of
 * dot products for each new end, so memory is that of the vectors and of one column.
 */
final class SpreadCosts implements SegmentCosts {

  private final float[][] vectors;
  private final double[] weights;
  private final double[] squares;
  private final double[] weightSums;

  /** For each start, the squared length of the weighted sum of the segment up to the last end. */
  private final double[] lengths;

  private int first;

  /**
   * Creates the costs.
   *
   * @param vectors a vector for each sentence, all of one size; shared, not copied
   * @param weights how much each sentence counts, at least 0
   */
  SpreadCosts(float[][] vectors, double[] weights) {
    this.vectors = vectors;
    this.weights = weights;
    this.squares = new double[vectors.length + 1];
    this.weightSums = new double[vectors.length + 1];
    this.lengths = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      squares[i + 1] = squares[i] + weights[i] * Vectors.dot(vectors[i], vectors[i]);
      weightSums[i + 1] = weightSums[i] + weights[i];
    }
  }

  @Override
  public int size() {
    return vectors.length;
  }

  @Override
  public boolean isSubadditive() {
    return true;
  }

  @Override
  public void column(int end, int wanted, double[] costs) {
    first = Math.max(first, wanted);
    int last = end - 1;
    float[] added = vectors[last];
    double own = weights[last] * weights[last] * Vectors.dot(added, added);
    double products = 0;
    for (int start = last; start >= first; start--) {
      if (start < last && weights[start] > 0) {
        products += weights[start] * weights[last] * Vectors.dot(vectors[start], added);
      }
      lengths[start] += own + 2 * products;
      double weight = weightSums[end] - weightSums[start];
      double spread = squares[end] - squares[start];
      costs[start] = weight > 0 ? Math.max(0, spread - lengths[start] / weight) : 0;
    }
  }
}
