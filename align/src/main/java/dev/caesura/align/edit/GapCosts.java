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
}
