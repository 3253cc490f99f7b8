package dev.caesura.align.edit;

/**
 * Gaps at the ends of an alignment that cost nothing. Immutable and thread-safe.
 *
 * @param left whether items of the left side before the first and after the last pair are free
 * @param right whether items of the right side before the first and after the last pair are free
 */
public record FreeEnds(boolean left, boolean right) {

  /** No gap is free: global alignment of both sides. */
  public static final FreeEnds NONE = new FreeEnds(false, false);

  /** Items before the first and after the last pair are free on both sides: local alignment. */
  public static final FreeEnds BOTH = new FreeEnds(true, true);
}
