package dev.caesura.models.recognition;

import java.util.Arrays;

/**
 * Gaussian densities of one codebook, in a form in which frames are scored fast. Scores are natural
 * logarithms of densities with diagonal covariance. Immutable and thread-safe, so that all decoders
 * of a recogniser share it.
 */
final class GaussianCodebook {

  /** Smallest variance, as in SphinxTrain and Sphinx-4. */
  private static final float VARIANCE_FLOOR = 1e-4f;

  private final float[][][] means;
  private final float[][][] precisions;
  private final float[][] constants;

  /**
   * Prepares densities.
   *
   * @param means means by stream and density
   * @param variances variances, likewise
   */
  GaussianCodebook(float[][][] means, float[][][] variances) {
    this.means = means;
    this.precisions = new float[means.length][means[0].length][];
    this.constants = new float[means.length][means[0].length];
    for (int stream = 0; stream < means.length; stream++) {
      for (int density = 0; density < constants[stream].length; density++) {
        prepare(variances[stream][density], stream, density);
      }
    }
  }

  private void prepare(float[] variance, int stream, int density) {
    float[] precision = new float[variance.length];
    double constant = -0.5 * variance.length * Math.log(2 * Math.PI);
    for (int i = 0; i < variance.length; i++) {
      float floored = Math.max(VARIANCE_FLOOR, variance[i]);
      precision[i] = 0.5f / floored;
      constant -= 0.5 * Math.log(floored);
    }
    precisions[stream][density] = precision;
    constants[stream][density] = (float) constant;
  }

  int streams() {
    return means.length;
  }

  int densities() {
    return constants[0].length;
  }

  /**
   * Finds the best densities of a frame in each stream.
   *
   * @param vector the feature vector: all streams, one after the other
   * @param ids receives the numbers of the best densities of all streams, as many as it has room
   *     for
   * @param scores receives their scores
   */
  void best(float[] vector, int[] ids, float[] scores) {
    int count = ids.length / means.length;
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    int offset = 0;
    for (int stream = 0; stream < means.length; stream++) {
      int first = stream * count;
      int last = first + count - 1;
      for (int density = 0; density < constants[stream].length; density++) {
        float score = score(vector, offset, stream, density, scores[last]);
        if (score > scores[last]) {
          int at = last;
          for (; at > first && score > scores[at - 1]; at--) {
            scores[at] = scores[at - 1];
            ids[at] = ids[at - 1];
          }
          scores[at] = score;
          ids[at] = density;
        }
      }
      offset += means[stream][0].length;
    }
  }

  /** Returns the score, or any lower value if it is at most the least one that is wanted. */
  private float score(float[] vector, int offset, int stream, int density, float least) {
    float[] mean = means[stream][density];
    float[] precision = precisions[stream][density];
    float score = constants[stream][density];
    for (int i = 0; i < mean.length; i++) {
      float difference = vector[offset + i] - mean[i];
      score -= difference * difference * precision[i];
      if (score <= least) {
        return Float.NEGATIVE_INFINITY;
      }
    }
    return score;
  }
}
