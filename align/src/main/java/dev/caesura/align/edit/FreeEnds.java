package dev.caesura.align.edit;

/**
 * Which gaps at the ends of an alignment cost nothing. Immutable.
 *
 * @param left items of the left side before the first and after the last pair are free
 * @param right items of the right side there are free
 */
public record FreeEnds(boolean left, boolean right) {

  /** Both sides are used whole: global alignment. */
  public static final FreeEnds NONE = new FreeEnds(false, false);

  /** What comes before the first and after the last pair is free on both sides: local alignment. */
  public static final FreeEnds BOTH = new FreeEnds(true, true);
}
