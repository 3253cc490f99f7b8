package dev.caesura.align.chain;

/**
 * A rectangle of recognised by written words. Immutable.
 *
 * @param recognized range of recognised words
 * @param written range of written words
 */
record Area(WordRange recognized, WordRange written) {

  Area(int fromRecognized, int toRecognized, int fromWritten, int toWritten) {
    this(new WordRange(fromRecognized, toRecognized), new WordRange(fromWritten, toWritten));
  }

  /** Returns the number of pairs of words. */
  long cells() {
    return (long) recognized.size() * written.size();
  }

  /** Returns the binary logarithm of the number of pairs; an empty range counts as one word. */
  double bits() {
    return Math.log((double) Math.max(1, recognized.size()) * Math.max(1, written.size()))
        / Math.log(2);
  }
}
