package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * Pairs of a recognised and a written word that may belong together, each with a weight. They are
 * packed into numbers that sort by recognised word, then by written word, the last one first. Not
 * thread-safe.
 */
final class AnchorList {

  private static final int WORD_BITS = 24;
  private static final int WEIGHT_BITS = 16;

  /** The number of words that a side may have. */
  static final int MAX_WORDS = 1 << WORD_BITS;

  private static final int WORD_MASK = MAX_WORDS - 1;
  private static final int MAX_WEIGHT = (1 << WEIGHT_BITS) - 1;

  private long[] packed = new long[1024];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int recognized, int written, int weight) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, 2 * size);
    }
    packed[size++] =
        (long) recognized << (WORD_BITS + WEIGHT_BITS)
            | (long) (WORD_MASK - written) << WEIGHT_BITS
            | Math.min(weight, MAX_WEIGHT);
  }

  int recognized(int index) {
    return (int) (packed[index] >>> (WORD_BITS + WEIGHT_BITS));
  }

  int written(int index) {
    return WORD_MASK - ((int) (packed[index] >>> WEIGHT_BITS) & WORD_MASK);
  }

  int weight(int index) {
    return (int) packed[index] & MAX_WEIGHT;
  }

  /** Sorts the anchors, and keeps the heaviest of several for one pair of words. */
  void sort() {
    Arrays.sort(packed, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      // Equal pairs lie side by side, the heaviest last.
      boolean last = i + 1 == size || packed[i] >>> WEIGHT_BITS != packed[i + 1] >>> WEIGHT_BITS;
      if (last) {
        packed[kept++] = packed[i];
      }
    }
    size = kept;
  }
}
