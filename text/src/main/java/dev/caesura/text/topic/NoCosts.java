package dev.caesura.text.topic;

import java.util.Arrays;

/**
 * Segments that cost nothing, where boundaries alone decide.
 *
 * @param size number of sentences
 */
record NoCosts(int size) implements SegmentCosts {

  @Override
  public boolean isSubadditive() {
    return true;
  }

  @Override
  public void column(int end, int first, double[] costs) {
    Arrays.fill(costs, first, end, 0);
  }
}
