package dev.caesura.align.edit;

/** What it costs to put an item of the right side in the place of one of the left side. */
@FunctionalInterface
public interface SubstitutionCost {

  /**
   * The cost of a pair.
   *
   * @param left index on the left side
   * @param right index on the right side
   * @return 0 for the same item, else more; at most a million
   */
  int cost(int left, int right);
}
