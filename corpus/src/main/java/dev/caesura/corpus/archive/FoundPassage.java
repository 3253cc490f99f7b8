package dev.caesura.corpus.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

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

  /** Evidence of a passage, in bits, that surely is what a recording speaks. */
  private static final double ENOUGH = 300;

  /** Words at the end of a recording or document that need not agree. */
  private static final int EDGE = 12;

  /** Words between two passages of a document that one stretch of speech may skip. */
  private static final int MAX_GAP = 200;

  /** Evidence that choosing the next passage of a line costs, in bits. */
  private static final double LINK = 20;

  /** Returns whether the evidence is so much that a recording surely speaks the passage. */
  boolean isSure() {
    return evidence > ENOUGH;
  }

  /** Returns whether both passages have words of the recording and of a document in common. */
  boolean overlaps(FoundPassage other) {
    return document == other.document
        && firstWritten < other.endWritten
        && other.firstWritten < endWritten
        && firstRecognized < other.endRecognized
        && other.firstRecognized < endRecognized;
  }

  /** Returns whether this passage has all words of another one, on both sides. */
  boolean contains(FoundPassage other) {
    return document == other.document
        && firstWritten <= other.firstWritten
        && endWritten >= other.endWritten
        && firstRecognized <= other.firstRecognized
        && endRecognized >= other.endRecognized;
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

  /**
   * Returns whether this passage ends in the middle of both sides, at its beginning and at its end:
   * the recording continues with other words than the document, and nothing of them is found
   * nearby.
   *
   * @param recognized the number of words of the recording
   * @param written the number of words of the document
   * @param all the passages of the recording
   */
  boolean isIsland(int recognized, int written, List<FoundPassage> all) {
    boolean isBound =
        Math.min(firstRecognized, firstWritten) <= EDGE
            || Math.min(recognized - endRecognized, written - endWritten) <= EDGE;
    for (FoundPassage other : all) {
      isBound |= other.isBefore(this) || this.isBefore(other);
    }
    return !isBound;
  }

  /** Returns whether this passage continues as another one, or the recording does. */
  private boolean isBefore(FoundPassage other) {
    return (document != other.document && Math.abs(other.firstRecognized - endRecognized) <= EDGE)
        || (isInLineWith(other) && other.firstRecognized >= endRecognized - EDGE);
  }

  /** Returns whether both sides of the words between two passages are about as long. */
  private boolean isInLineWith(FoundPassage other) {
    boolean isFirst = firstWritten <= other.firstWritten;
    FoundPassage first = isFirst ? this : other;
    FoundPassage second = isFirst ? other : this;
    int speech = second.firstRecognized - first.endRecognized;
    int text = second.firstWritten - first.endWritten;
    return document == other.document
        && Math.min(speech, text) >= -EDGE
        && Math.max(speech, text) <= MAX_GAP
        && Math.abs(speech - text) <= EDGE + Math.max(speech, text) / 8;
  }

  /**
   * Joins passages that lie in one line: where words are recognised badly, speech is found in
   * fragments.
   */
  static List<FoundPassage> lines(List<FoundPassage> fragments) {
    List<FoundPassage> rest = new ArrayList<>(fragments);
    rest.sort(Comparator.comparingDouble((FoundPassage fragment) -> -fragment.evidence));
    List<FoundPassage> lines = new ArrayList<>();
    while (!rest.isEmpty()) {
      FoundPassage line = rest.remove(0);
      for (int k = 0; k < rest.size(); k++) {
        FoundPassage next = rest.get(k);
        if (next.evidence > LINK && line.isInLineWith(next)) {
          line = line.joined(next);
          rest.remove(k);
          k = -1;
        }
      }
      lines.add(line);
    }
    return lines;
  }

  private FoundPassage joined(FoundPassage next) {
    BitSet both = (BitSet) equal.clone();
    both.or(next.equal);
    FoundPassage around = around(next);
    return new FoundPassage(
        document,
        around.firstWritten,
        around.endWritten,
        around.firstRecognized,
        around.endRecognized,
        both,
        evidence + next.evidence - LINK);
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
