package dev.caesura.align.edit;

/**
 * Affine costs of a gap: {@code open + length * extend}. Immutable and thread-safe.
 *
 * @param open the cost of each gap; at least 0, which makes the costs linear
 * @param extend the cost of each item in a gap; at least 0
 */
public record GapCosts(int open, int extend) {

  /** Largest sum of costs: kernels sum in int, and at most twice this where two halves meet. */
  private static final long MAX_SUM = 1_000_000_000;

  public GapCosts {
    if (open < 0 || extend < 0) {
      throw new IllegalArgumentException(
          "gap costs open " + open + ", extend " + extend + ": expected numbers of at least 0");
    }
  }

  /** Refuses sides whose deletion costs more than {@value #MAX_SUM}. */
  void requireWithinInt(int left, int right) {
    long all = 2L * open + ((long) left + right) * extend;
    if (all > MAX_SUM) {
      throw new IllegalArgumentException(
          "gaps of "
              + left
              + " and "
              + right
              + " items: expected a cost of at most "
              + MAX_SUM
              + "; found "
              + all);
    }
  }
}
