package dev.caesura.corpus.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Counts of the words of an archive, by their hash: words that share a slot of the table count
 * together. Not thread-safe while words are added.
 */
final class WordCounts {

  private static final int SLOT_BITS = 22;

  /** Limit of the information of one word, in bits, as in long alignment. */
  private static final double MAX_BITS = 12;

  /** Words of running text depend on each other: each carries less than its frequency suggests. */
  private static final double DEPENDENCE = 0.7;

  /**
   * Information of a word that occurs once, at least: the share of one word in a small archive
   * shows little about how frequent it is in the language.
   */
  private static final double MIN_SINGLE_BITS = 6;

  private final int[] counts = new int[1 << SLOT_BITS];

  void add(String word) {
    counts[slot(word)]++;
  }

  /** Returns the information of a word among so many, in bits; at least 0. */
  double bits(String word, long total) {
    int count = counts[slot(word)];
    double share = (double) Math.max(1, total) / (count + 1);
    double least = count == 1 ? MIN_SINGLE_BITS : 0;
    return Math.max(least, Math.min(MAX_BITS, DEPENDENCE * CandidateFinder.log2(share)));
  }

  void writeTo(DataOutput out) throws IOException {
    for (int count : counts) {
      out.writeInt(count);
    }
  }

  static WordCounts readFrom(DataInput in) throws IOException {
    WordCounts read = new WordCounts();
    for (int slot = 0; slot < read.counts.length; slot++) {
      read.counts[slot] = in.readInt();
    }
    return read;
  }

  private static int slot(String word) {
    int hash = word.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & ((1 << SLOT_BITS) - 1);
  }
}
