package dev.caesura.models.hmm;

import java.util.Arrays;

/**
 * Mixtures of diagonal Gaussians, one for each emitting state. The log-density of a mixture is
 * taken from its best component. Immutable.
 */
final class GaussianMixtures {

  private final int size;
  private final int[] first;
  private final float[] means;
  private final float[] variances;
  private final float[] weights;
  private final float[] precisions;
  private final float[] constants;

  /**
   * Creates mixtures.
   *
   * @param size features of a frame
   * @param first the first component of each state, and the number of all at the end
   * @param means [component x size]
   * @param variances [component x size], greater than 0
   * @param weights of the components, greater than 0; 1 for each state together
   */
  GaussianMixtures(int size, int[] first, float[] means, float[] variances, float[] weights) {
    this.size = size;
    this.first = first;
    this.means = means;
    this.variances = variances;
    this.weights = weights;
    precisions = new float[variances.length];
    constants = new float[weights.length];
    for (int c = 0; c < weights.length; c++) {
      double constant = Math.log(weights[c]);
      for (int d = c * size; d < (c + 1) * size; d++) {
        precisions[d] = 0.5f / variances[d];
        constant -= 0.5 * Math.log(2 * Math.PI * variances[d]);
      }
      constants[c] = (float) constant;
    }
  }

  /** Returns mixtures of one standard normal component each. */
  static GaussianMixtures standard(int states, int size) {
    int[] first = new int[states + 1];
    Arrays.setAll(first, i -> i);
    float[] variances = new float[states * size];
    Arrays.fill(variances, 1);
    float[] weights = new float[states];
    Arrays.fill(weights, 1);
    return new GaussianMixtures(size, first, new float[states * size], variances, weights);
  }

  int states() {
    return first.length - 1;
  }

  int size() {
    return size;
  }

  int components() {
    return weights.length;
  }

  int firstOf(int state) {
    return first[state];
  }

  int componentsOf(int state) {
    return first[state + 1] - first[state];
  }

  float mean(int component, int feature) {
    return means[component * size + feature];
  }

  float variance(int component, int feature) {
    return variances[component * size + feature];
  }

  float weight(int component) {
    return weights[component];
  }

  /** Returns the log-density of a component with its weight. */
  float logDensity(int component, float[] frame) {
    float sum = constants[component];
    for (int d = 0, at = component * size; d < size; d++, at++) {
      float x = frame[d] - means[at];
      sum -= precisions[at] * x * x;
    }
    return sum;
  }

  /**
   * Computes the log-densities of a block.
   *
   * @param block [size x BLOCK]
   * @param fromState first state to compute
   * @param toState one past the last
   * @param into receives [BLOCK x states]
   */
  void score(float[] block, int fromState, int toState, float[] into) {
    int count = FeatureBlocks.BLOCK;
    float[] sum = new float[count];
    float[] best = new float[count];
    int states = states();
    for (int state = fromState; state < toState; state++) {
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      for (int c = first[state]; c < first[state + 1]; c++) {
        Arrays.fill(sum, constants[c]);
        for (int d = 0; d < size; d++) {
          subtract(block, d * count, means[c * size + d], precisions[c * size + d], sum);
        }
        for (int i = 0; i < count; i++) {
          best[i] = Math.max(best[i], sum[i]);
        }
      }
      for (int i = 0; i < count; i++) {
        into[i * states + state] = best[i];
      }
    }
  }

  private static void subtract(float[] block, int from, float mean, float precision, float[] sum) {
    for (int i = 0; i < FeatureBlocks.BLOCK; i++) {
      float x = block[from + i] - mean;
      sum[i] -= precision * x * x;
    }
  }
}
