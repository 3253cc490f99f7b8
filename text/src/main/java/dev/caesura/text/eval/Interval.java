package dev.caesura.text.eval;

/**
 * A closed range of a figure. Immutable and thread-safe.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval [" + low + ", " + high + "] is not in order");
    }
  }
}
