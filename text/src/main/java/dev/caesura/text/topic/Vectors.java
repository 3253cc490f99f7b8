package dev.caesura.text.topic;

/** Arithmetic of float vectors. */
final class Vectors {

  private Vectors() {}

  /** Returns the dot product; four sums at a time, which processors run side by side. */
  static double dot(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      sum0 += a[i] * b[i];
      sum1 += a[i + 1] * b[i + 1];
      sum2 += a[i + 2] * b[i + 2];
      sum3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      sum0 += a[i] * b[i];
    }
    return (double) (sum0 + sum1) + (sum2 + sum3);
  }

  /** Adds a multiple of a vector to another one. */
  static void add(float[] sum, float[] added, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * added[i];
    }
  }

  /** Makes the length 1; a vector of length 0 stays as it is. */
  static void normalize(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / length);
      }
    }
  }
}
