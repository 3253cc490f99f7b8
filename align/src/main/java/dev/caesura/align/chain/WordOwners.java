package dev.caesura.align.chain;

/**
 * Which words of both sides are taken already. Views of arrays that may change.
 *
 * @param recognized owners of recognised words, -1 for none; null if all are free
 * @param written owners of written words, -1 for none; null if all are free
 */
@SuppressWarnings("ArrayRecordComponent") // Shared with the selector, on purpose.
record WordOwners(int[] recognized, int[] written) {

  /** All words are free. */
  static final WordOwners NONE = new WordOwners(null, null);
}
