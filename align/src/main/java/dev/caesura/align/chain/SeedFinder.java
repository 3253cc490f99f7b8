package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * Finds pairs of words that may belong together: where n words in a row, or k letters of their
 * skeletons, are the same on both sides. Seeds that occur too often on the written side are masked,
 * as minimap2 does (Li, 2018, section 2.1.2). Time and memory grow with the lengths of the sides
 * and the number of hits, which is at most {@code cap} for each heard symbol. For one thread.
 */
final class SeedFinder {

  /** A letter of seven classes tells 2.6 bits if all are independent, which they are not. */
  private static final int LETTER_WEIGHT = (int) (1.3 * Vocabulary.BIT);

  private static final int WORD_BITS = 21;

  private final Vocabulary vocabulary;
  private final AnchorList anchors = new AnchorList();
  private final SymbolStream recognized = new SymbolStream();
  private final SymbolStream written = new SymbolStream();

  private long[] keys = new long[0];
  private int[] next = new int[0];
  private int[] heads = new int[0];
  private int[] counts = new int[0];
  private int[] runStart = new int[0];
  private int[] runEnd = new int[0];

  SeedFinder(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A part of both sides; words whose owner is not negative are passed over. */
  @SuppressWarnings("ArrayRecordComponent") // Shared with the selection, on purpose.
  record Area(
      int fromRecognized,
      int toRecognized,
      int fromWritten,
      int toWritten,
      int[] recognizedOwner,
      int[] writtenOwner) {

    Area(int fromRecognized, int toRecognized, int fromWritten, int toWritten) {
      this(fromRecognized, toRecognized, fromWritten, toWritten, null, null);
    }

    /** Binary logarithm of the number of pairs. */
    double bits() {
      return Math.log(
              (double) Math.max(1, toRecognized - fromRecognized)
                  * Math.max(1, toWritten - fromWritten))
          / Math.log(2);
    }
  }

  /** Starts a new set of anchors. */
  SeedFinder clear() {
    anchors.clear();
    return this;
  }

  /** The anchors since the last {@link #clear}, sorted. */
  AnchorList anchors() {
    anchors.sort();
    return anchors;
  }

  /** Adds runs of at least {@code n} (1 to 3) same words. */
  SeedFinder words(Area area, int n, int cap) {
    recognized.words(
        vocabulary.recognized, area.fromRecognized, area.toRecognized, area.recognizedOwner);
    written.words(vocabulary.written, area.fromWritten, area.toWritten, area.writtenOwner);
    match(n, WORD_BITS, cap, true);
    return this;
  }

  /** Adds runs of so many same letters that chance makes few. */
  SeedFinder letters(Area area, int cap) {
    recognized.letters(
        vocabulary,
        vocabulary.recognized,
        area.fromRecognized,
        area.toRecognized,
        area.recognizedOwner);
    written.letters(
        vocabulary, vocabulary.written, area.fromWritten, area.toWritten, area.writtenOwner);
    double pairs = (double) Math.max(1, recognized.size) * Math.max(1, written.size);
    int k = (int) Math.round(Math.log(pairs) / Math.log(2) / 2.6 - 1.5);
    match(Math.max(6, Math.min(14, k)), ConsonantSkeleton.LETTER_BITS, cap, false);
    return this;
  }

  private void match(int n, int bits, int cap, boolean words) {
    if (recognized.size < n || written.size < n) {
      return;
    }
    int slots = Integer.highestOneBit(Math.max(16, written.size)) << 2;
    index(n, bits, slots);
    int diagonals = recognized.size + written.size;
    if (runStart.length < diagonals) {
      runStart = new int[diagonals];
      runEnd = new int[diagonals];
    }
    Arrays.fill(runEnd, 0, diagonals, -1);
    long mask = mask(n, bits);
    long key = 0;
    int valid = 0;
    for (int p = 0; p < recognized.size; p++) {
      int symbol = recognized.symbols[p];
      key = (key << bits | (symbol & ((1L << bits) - 1))) & mask;
      valid = symbol == 0 ? 0 : valid + 1;
      if (valid < n) {
        continue;
      }
      int slot = slot(key, slots);
      if (heads[slot] < 0 || counts[slot] > cap) {
        continue;
      }
      int start = p - n + 1;
      for (int q = heads[slot]; q >= 0; q = next[q]) {
        hit(start, q, n, words);
      }
    }
    for (int d = 0; d < diagonals; d++) {
      if (runEnd[d] >= 0) {
        emit(d, words);
      }
    }
  }

  private static long mask(int n, int bits) {
    return n * bits >= 64 ? -1 : (1L << (n * bits)) - 1;
  }

  private void index(int n, int bits, int slots) {
    if (heads.length < slots) {
      heads = new int[slots];
      counts = new int[slots];
      keys = new long[slots];
    }
    if (next.length < written.size) {
      next = new int[written.size];
    }
    Arrays.fill(heads, 0, slots, -1);
    Arrays.fill(counts, 0, slots, 0);
    long mask = mask(n, bits);
    long key = 0;
    int valid = 0;
    for (int p = 0; p < written.size; p++) {
      int symbol = written.symbols[p];
      key = (key << bits | (symbol & ((1L << bits) - 1))) & mask;
      valid = symbol == 0 ? 0 : valid + 1;
      if (valid >= n) {
        int slot = slot(key, slots);
        keys[slot] = key;
        next[p - n + 1] = heads[slot];
        heads[slot] = p - n + 1;
        counts[slot]++;
      }
    }
  }

  /** The slot that a key has or would get. */
  private int slot(long key, int slots) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & (slots - 1);
    slot ^= (int) (mixed >>> 20) & (slots - 1);
    while (heads[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  private void hit(int p, int q, int n, boolean words) {
    int diagonal = p - q + written.size - 1;
    if (runEnd[diagonal] >= p) {
      runEnd[diagonal] = p + n;
      return;
    }
    if (runEnd[diagonal] >= 0) {
      emit(diagonal, words);
    }
    runStart[diagonal] = p;
    runEnd[diagonal] = p + n;
  }

  private void emit(int diagonal, boolean words) {
    int shift = diagonal - written.size + 1;
    if (words) {
      for (int p = runStart[diagonal]; p < runEnd[diagonal]; p++) {
        anchors.add(
            recognized.words[p],
            written.words[p - shift],
            vocabulary.weight(recognized.symbols[p] - 1));
      }
      return;
    }
    int letters = 0;
    for (int p = runStart[diagonal]; p < runEnd[diagonal]; p++) {
      letters++;
      boolean last =
          p + 1 == runEnd[diagonal]
              || recognized.words[p + 1] != recognized.words[p]
              || written.words[p + 1 - shift] != written.words[p - shift];
      if (last) {
        anchors.add(recognized.words[p], written.words[p - shift], letters * LETTER_WEIGHT);
        letters = 0;
      }
    }
  }
}
