package dev.caesura.align.chain;

/**
 * A half-open range of words of one side. Immutable.
 *
 * @param from first word
 * @param to one past the last word
 */
record WordRange(int from, int to) {

  /** Returns the number of words. */
  int size() {
    return to - from;
  }
}
