package dev.caesura.align.edit;

/** What it costs to put an item of the right side in the place of one of the left side. */
@FunctionalInterface
public interface SubstitutionCost {

  /**
   * The cost of a pair.
   *
   * @param left index on the left side
   * @param right index on the right side
   * @return a cost between minus and plus a million; negative costs reward a pair, which alignments
   *     with free ends need, since leaving everything out is free there
   */
  int cost(int left, int right);

  /**
   * Whether a pair is the same item twice.
   *
   * @param left index on the left side
   * @param right index on the right side
   * @return true if its cost is 0 or less, unless the implementation knows better
   */
  default boolean isMatch(int left, int right) {
    return cost(left, right) <= 0;
  }
}
