package dev.caesura.corpus.archive;

import java.util.Arrays;

/**
 * Shingles that a recording shares with an archive, sorted by their place in the archive, then in
 * the recording. Not thread-safe.
 */
final class SharedShingles {

  private static final int WORD_BITS = 20;

  /** Recordings are searched in stretches of at most so many words. */
  static final int MAX_WORDS = 1 << WORD_BITS;

  private static final int COVERED_BITS = 5;
  private static final int FREQUENCY_BITS = 6;

  private long[] packed = new long[256];
  private int size;

  /** Adds a shingle; the place is below 2^32, the word below {@link #MAX_WORDS}. */
  void add(long place, int word, int covered, int frequency) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, 2 * size);
    }
    packed[size++] =
        (place << WORD_BITS | word) << (COVERED_BITS + FREQUENCY_BITS)
            | (long) Math.min(covered, (1 << COVERED_BITS) - 1) << FREQUENCY_BITS
            | Math.min(frequency, (1 << FREQUENCY_BITS) - 1);
  }

  void sort() {
    Arrays.sort(packed, 0, size);
  }

  int size() {
    return size;
  }

  long place(int index) {
    return packed[index] >>> (WORD_BITS + COVERED_BITS + FREQUENCY_BITS);
  }

  int word(int index) {
    return (int) (packed[index] >>> (COVERED_BITS + FREQUENCY_BITS)) & (MAX_WORDS - 1);
  }

  int covered(int index) {
    return (int) (packed[index] >>> FREQUENCY_BITS) & ((1 << COVERED_BITS) - 1);
  }

  int frequency(int index) {
    return (int) packed[index] & ((1 << FREQUENCY_BITS) - 1);
  }
}
