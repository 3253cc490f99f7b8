package dev.caesura.align.chain;

/**
 * A stretch of heard words and the stretch of written words that they belong to, without a jump
 * inside. Immutable.
 *
 * @param firstRecognized first heard word that has a partner
 * @param lastRecognized last heard word that has one
 * @param firstWritten partner of the first
 * @param lastWritten partner of the last
 * @param pairs words that have a partner
 * @param kind how it lies to the others
 */
public record Block(
    int firstRecognized,
    int lastRecognized,
    int firstWritten,
    int lastWritten,
    int pairs,
    Kind kind) {

  /** How a block lies to the others. */
  public enum Kind {
    /** In the heaviest set of blocks that are in the same order on both sides. */
    IN_ORDER,
    /** Out of that order. */
    MOVED,
    /** Of written words that another block has already. */
    REPEATED
  }

  Block as(Kind other) {
    return new Block(firstRecognized, lastRecognized, firstWritten, lastWritten, pairs, other);
  }
}
