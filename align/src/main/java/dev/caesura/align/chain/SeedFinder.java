package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * Finds pairs of words that may belong together: where n words in a row, or k letters of their
 * skeletons, are equal on both sides. Seeds that occur too often on the written side are masked, as
 * in minimap2 (Li, 2018, section 2.1.2). Time and memory grow with the lengths of the sides and the
 * number of hits, which is at most the cap of the level for each recognised symbol. Not
 * thread-safe.
 */
final class SeedFinder {

  /** A letter of seven classes carries 2.6 bits if letters are independent; they are not. */
  private static final int LETTER_WEIGHT = (int) (1.3 * Vocabulary.BIT);

  private static final int WORD_BITS = 21;
  private static final int MIN_LETTERS = 6;
  private static final int MAX_LETTERS = 14;

  /**
   * What counts as a seed in one round of a search. Immutable.
   *
   * @param words length of a run of equal words, 1 to 3
   * @param cap occurrences on the written side above which a seed is masked
   * @param margin bits that a run of anchors must have beyond those that choose its place
   */
  record Level(int words, int cap, double margin) {}

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

  /**
   * Returns the anchors of an area, sorted. They are valid until the next call.
   *
   * @param owners words that have an owner are skipped
   */
  AnchorList find(Area area, WordOwners owners, Level level) {
    anchors.clear();
    recognized.words(vocabulary.recognized, area.recognized(), owners.recognized());
    written.words(vocabulary.written, area.written(), owners.written());
    match(level.words(), WORD_BITS, level.cap(), true);
    recognized.letters(vocabulary, vocabulary.recognized, area.recognized(), owners.recognized());
    written.letters(vocabulary, vocabulary.written, area.written(), owners.written());
    match(letters(), ConsonantSkeleton.LETTER_BITS, level.cap(), false);
    anchors.sort();
    return anchors;
  }

  /** Returns how many letters in a row are equal by chance in few places only. */
  private int letters() {
    double pairs = (double) Math.max(1, recognized.size) * Math.max(1, written.size);
    int k = (int) Math.round(Math.log(pairs) / Math.log(2) / 2.6 - 1.5);
    return Math.max(MIN_LETTERS, Math.min(MAX_LETTERS, k));
  }

  /** Adds an anchor for each pair of words in a run of at least {@code n} equal symbols. */
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

  /** Indexes the runs of {@code n} symbols of the written side. */
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

  /** Returns the slot that a key has or would get. */
  private int slot(long key, int slots) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & (slots - 1);
    slot ^= (int) (mixed >>> 20) & (slots - 1);
    while (heads[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  /** Extends the run on a diagonal by a seed, or begins a new one. */
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

  /** Adds the anchors of the run on a diagonal. */
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
