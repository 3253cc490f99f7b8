package dev.caesura.align.edit;

/**
 * What a gap costs: {@code open + length * extend}. Immutable.
 *
 * @param open for each gap, once; at least 0
 * @param extend for each item in it; at least 0
 */
public record GapCosts(int open, int extend) {

  public GapCosts {
    if (open < 0 || extend < 0) {
      throw new IllegalArgumentException(
          "gap costs " + open + " and " + extend + " are not at least 0");
    }
  }

  /** Kernels add up in int: leaving out both sides must not cost more than a quarter of it. */
  void requireWithinInt(int left, int right) {
    long all = 2L * open + ((long) left + right) * extend;
    if (all > 1 << 29) {
      throw new IllegalArgumentException(
          "gaps of " + left + " and " + right + " items cost " + all + ", more than 2^29");
    }
  }
}
