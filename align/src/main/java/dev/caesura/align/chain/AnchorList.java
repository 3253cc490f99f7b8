package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * Pairs of a heard and a written word that may belong together, each with a weight, packed into
 * numbers that sort by heard word and then by written word, the last one first. For one thread.
 */
final class AnchorList {

  /** Most words of a side. */
  static final int MOST_WORDS = 1 << 24;

  private static final int MASK = MOST_WORDS - 1;
  private static final int WEIGHT_BITS = 16;
  private static final int MOST_WEIGHT = (1 << WEIGHT_BITS) - 1;

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
        (long) recognized << (24 + WEIGHT_BITS)
            | (long) (MASK - written) << WEIGHT_BITS
            | Math.min(weight, MOST_WEIGHT);
  }

  int recognized(int index) {
    return (int) (packed[index] >>> (24 + WEIGHT_BITS));
  }

  int written(int index) {
    return MASK - ((int) (packed[index] >>> WEIGHT_BITS) & MASK);
  }

  int weight(int index) {
    return (int) packed[index] & MOST_WEIGHT;
  }

  /** Sorts, and keeps the heaviest of several anchors of one pair. */
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
