package dev.caesura.align.chain;

/**
 * A stretch of recognised words and the stretch of written words that they belong to, without a
 * jump inside. Immutable and thread-safe.
 *
 * @param firstRecognized first recognised word that has a partner
 * @param lastRecognized last recognised word that has a partner
 * @param firstWritten partner of the first
 * @param lastWritten partner of the last
 * @param pairs number of recognised words that have a partner
 * @param kind how the block lies relative to the others
 */
public record Block(
    int firstRecognized,
    int lastRecognized,
    int firstWritten,
    int lastWritten,
    int pairs,
    Kind kind) {

  /** How a block lies relative to the others. */
  public enum Kind {
    /** In the heaviest set of blocks that have the same order on both sides. */
    IN_ORDER,
    /** Out of that order. */
    MOVED,
    /** Of written words that another block has already. */
    REPEATED
  }

  /** Returns a copy of another kind. */
  Block withKind(Kind newKind) {
    return new Block(firstRecognized, lastRecognized, firstWritten, lastWritten, pairs, newKind);
  }
}
