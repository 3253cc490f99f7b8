package dev.caesura.align.speech;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Values at the gaps between words, seen from their neighbours. NaN stands for a value that is not
 * known; it takes no part in maxima and means. Pure functions, safe for use by many threads.
 */
final class Series {

  private Series() {}

  /** Returns the values of a function of the index. */
  static float[] of(int size, IntToDoubleFunction value) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return values;
  }

  /** Returns the values {@code distance} places later; NaN beyond the ends. */
  static float[] shifted(float[] values, int distance) {
    return of(
        values.length,
        i -> i + distance < 0 || i + distance >= values.length ? Float.NaN : values[i + distance]);
  }

  /** Returns the greater of two values. */
  static float[] max(float[] left, float[] right) {
    return of(
        left.length,
        i ->
            Float.isNaN(left[i])
                ? right[i]
                : Float.isNaN(right[i]) ? left[i] : Math.max(left[i], right[i]));
  }

  /** Returns each value less the greatest of the others within {@code reach} places. */
  static float[] aboveNeighbors(float[] values, int reach) {
    float[] before = maximaBefore(values, reach);
    float[] reversed = maximaBefore(reversed(values), reach);
    float[] neighbors = max(before, reversed(reversed));
    return of(values.length, i -> values[i] - neighbors[i]);
  }

  /** Returns the greatest of the {@code reach} values before each. */
  private static float[] maximaBefore(float[] values, int reach) {
    float[] maxima = new float[values.length];
    ArrayDeque<Integer> falling = new ArrayDeque<>();
    for (int i = 0; i < values.length; i++) {
      while (!falling.isEmpty() && falling.peekFirst() < i - reach) {
        falling.removeFirst();
      }
      maxima[i] = falling.isEmpty() ? Float.NaN : values[falling.peekFirst()];
      if (!Float.isNaN(values[i])) {
        while (!falling.isEmpty() && values[falling.peekLast()] <= values[i]) {
          falling.removeLast();
        }
        falling.addLast(i);
      }
    }
    return maxima;
  }

  private static float[] reversed(float[] values) {
    return of(values.length, i -> values[values.length - 1 - i]);
  }

  /** Returns each value's distance from the mean within {@code reach} places, in deviations. */
  static float[] standardized(float[] values, int reach) {
    double[] sum = sums(values, 1);
    double[] squares = sums(values, 2);
    double[] count = sums(values, 0);
    return of(
        values.length,
        i -> {
          int from = Math.max(0, i - reach);
          int to = Math.min(values.length, i + reach + 1);
          double n = count[to] - count[from];
          double mean = (sum[to] - sum[from]) / n;
          double variance = Math.max(0, (squares[to] - squares[from]) / n - mean * mean);
          return (values[i] - mean) / (Math.sqrt(variance) + 0.1);
        });
  }

  /** Returns the mean within {@code reach} places; NaN where none is known. */
  static float[] mean(float[] values, int reach) {
    double[] sum = sums(values, 1);
    double[] count = sums(values, 0);
    return of(
        values.length,
        i -> {
          int from = Math.max(0, i - reach);
          int to = Math.min(values.length, i + reach + 1);
          return (sum[to] - sum[from]) / (count[to] - count[from]);
        });
  }

  private static double[] sums(float[] values, int power) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      double value = Float.isNaN(values[i]) ? 0 : Math.pow(values[i], power);
      sums[i + 1] = sums[i] + value;
    }
    return sums;
  }

  /** Returns how many places each is after the last value of at least {@code threshold}. */
  static float[] since(float[] values, double threshold, int limit) {
    float[] since = new float[values.length];
    int last = -1;
    for (int i = 0; i < values.length; i++) {
      since[i] = Math.min(limit, i - last);
      last = values[i] >= threshold ? i : last;
    }
    return since;
  }

  /** Returns how many places each is before the next value of at least {@code threshold}. */
  static float[] until(float[] values, double threshold, int limit) {
    return reversed(since(reversed(values), threshold, limit));
  }

  /** Returns one value for all places. */
  static float[] constant(int size, double value) {
    float[] values = new float[size];
    Arrays.fill(values, (float) value);
    return values;
  }

  /** Returns the correlation of two series where both are known; NaN for fewer than two places. */
  static double correlation(float[] left, float[] right) {
    double n = 0;
    double[] sums = new double[5];
    for (int i = 0; i < left.length; i++) {
      if (!Float.isNaN(left[i]) && !Float.isNaN(right[i])) {
        n++;
        sums[0] += left[i];
        sums[1] += right[i];
        sums[2] += (double) left[i] * left[i];
        sums[3] += (double) right[i] * right[i];
        sums[4] += (double) left[i] * right[i];
      }
    }
    double spread =
        Math.sqrt(
            Math.max(0, n * sums[2] - sums[0] * sums[0])
                * Math.max(0, n * sums[3] - sums[1] * sums[1]));
    return n < 2 ? Double.NaN : spread == 0 ? 0 : (n * sums[4] - sums[0] * sums[1]) / spread;
  }

  /** Returns mean and standard deviation of the known values; NaN if there is none. */
  static double[] moments(float[] values) {
    double[] sum = sums(values, 1);
    double[] squares = sums(values, 2);
    double n = sums(values, 0)[values.length];
    double mean = sum[values.length] / n;
    return new double[] {mean, Math.sqrt(Math.max(0, squares[values.length] / n - mean * mean))};
  }
}
