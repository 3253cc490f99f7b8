package dev.caesura.align.edit;

/**
 * What a gap costs: {@code open + length * extend}. Immutable.
 *
 * @param open for each gap, once; at least 0
 * @param extend for each item in it; at least 0
 */
public record GapCosts(int open, int extend) {

  /** Kernels add up in int, twice this at the most where two halves meet. */
  private static final long MOST_SUM = 1_000_000_000;

  public GapCosts {
    if (open < 0 || extend < 0) {
      throw new IllegalArgumentException(
          "gap costs " + open + " and " + extend + " are not at least 0");
    }
  }

  /** Refuses sides that cannot be left out within {@value #MOST_SUM}. */
  void requireWithinInt(int left, int right) {
    long all = 2L * open + ((long) left + right) * extend;
    if (all > MOST_SUM) {
      throw new IllegalArgumentException(
          "gaps of " + left + " and " + right + " items cost " + all + ", more than " + MOST_SUM);
    }
  }
}
