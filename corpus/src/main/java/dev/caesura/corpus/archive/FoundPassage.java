package dev.caesura.corpus.archive;

import java.util.BitSet;

/**
 * Stretch of a recording and the passage of a document that it was aligned with. Immutable.
 *
 * @param document the index of the document
 * @param firstWritten the first written word that has a partner
 * @param endWritten the word after the last one
 * @param firstRecognized the first recognised word that has a partner
 * @param endRecognized the word after the last one
 * @param equal the recognised words that are the same as their partner
 * @param evidence the information of the equal words, in bits
 */
record FoundPassage(
    int document,
    int firstWritten,
    int endWritten,
    int firstRecognized,
    int endRecognized,
    BitSet equal,
    double evidence) {

  /** Returns whether both passages have words of the recording and of a document in common. */
  boolean overlaps(FoundPassage other) {
    return document == other.document
        && firstWritten < other.endWritten
        && other.firstWritten < endWritten
        && firstRecognized < other.endRecognized
        && other.firstRecognized < endRecognized;
  }

  /** Returns this passage with all words of another one that overlaps. */
  FoundPassage around(FoundPassage other) {
    return new FoundPassage(
        document,
        Math.min(firstWritten, other.firstWritten),
        Math.max(endWritten, other.endWritten),
        Math.min(firstRecognized, other.firstRecognized),
        Math.max(endRecognized, other.endRecognized),
        equal,
        evidence);
  }

  int equalWords() {
    return equal.cardinality();
  }

  /** Returns the equal words as a share of the longer side. */
  double score() {
    int longer = Math.max(endWritten - firstWritten, endRecognized - firstRecognized);
    return Math.min(1, (double) equalWords() / longer);
  }

  /** Returns how many equal words lie in a stretch of the recording. */
  int equalIn(int from, int end) {
    int count = 0;
    for (int i = equal.nextSetBit(from); i >= 0 && i < end; i = equal.nextSetBit(i + 1)) {
      count++;
    }
    return count;
  }
}
