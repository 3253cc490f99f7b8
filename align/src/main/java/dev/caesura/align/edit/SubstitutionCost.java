package dev.caesura.align.edit;

/** Cost of substituting an item of the left side by an item of the right side. */
@FunctionalInterface
public interface SubstitutionCost {

  /**
   * Returns the cost of a pair.
   *
   * @param left index on the left side
   * @param right index on the right side
   * @return a cost between minus and plus a million. Negative costs reward a pair, which alignments
   *     with free ends need, since leaving everything out is free there
   */
  int cost(int left, int right);

  /**
   * Returns whether the two items of a pair are the same.
   *
   * @param left index on the left side
   * @param right index on the right side
   * @return true if its cost is 0 or less, unless the implementation knows better
   */
  default boolean isMatch(int left, int right) {
    return cost(left, right) <= 0;
  }
}
