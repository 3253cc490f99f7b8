package dev.caesura.text.eval;

/**
 * Confidence interval of a figure, both ends included. Immutable and thread-safe.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval [" + low + ", " + high + "]: expected low <= high");
    }
  }
}
