package dev.caesura.corpus.archive;

import dev.caesura.align.chain.ConsonantSkeleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the shingles of a sequence of words: one, two and three words in a row, and ten or fourteen
 * consonants in a row across the borders of words, which survive where words are misrecognised or
 * misspelled. Not thread-safe.
 */
final class Shingles {

  /** Receiver of shingles. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes a shingle.
     *
     * @param hash 64 well-mixed bits that stand for its content
     * @param word the first word that it covers
     * @param words the number of words that it covers, at least 1
     */
    void accept(long hash, int word, int words);
  }

  /** Maximum length of a run of words. */
  private static final int MAX_WORDS = 3;

  private static final int[] LETTERS = {10, 14};

  /** One letter shingle in so many is taken, about one for each word. */
  private static final int LETTER_SAMPLE = 4;

  private static final int MAX_CACHED = 1 << 16;

  private final ConsonantSkeleton skeleton = new ConsonantSkeleton();
  private final Map<String, byte[]> skeletons = new HashMap<>();
  private byte[] letters = new byte[1024];
  private int[] owners = new int[1024];

  /** Passes all shingles of the words to a sink. */
  void scan(List<String> words, Sink sink) {
    int size = words.size();
    long[] hashes = new long[size];
    int length = 0;
    for (int i = 0; i < size; i++) {
      String word = words.get(i);
      hashes[i] = mix(word.hashCode() + ((long) word.length() << 32));
      byte[] consonants = skeleton(word);
      if (length + consonants.length > letters.length) {
        letters = java.util.Arrays.copyOf(letters, 2 * (length + consonants.length));
        owners = java.util.Arrays.copyOf(owners, letters.length);
      }
      for (byte consonant : consonants) {
        letters[length] = consonant;
        owners[length++] = i;
      }
    }
    for (int i = 0; i < size; i++) {
      long hash = 0;
      for (int n = 1; n <= MAX_WORDS && i + n <= size; n++) {
        hash = mix(hash * 31 + hashes[i + n - 1] + n);
        sink.accept(hash, i, n);
      }
    }
    for (int k : LETTERS) {
      long mask = (1L << (k * ConsonantSkeleton.LETTER_BITS)) - 1;
      long key = 0;
      for (int i = 0; i < length; i++) {
        key = (key << ConsonantSkeleton.LETTER_BITS | letters[i]) & mask;
        long hash = mix(key + ((long) k << 58));
        if (i >= k - 1 && Long.remainderUnsigned(hash, LETTER_SAMPLE) == 0) {
          int first = owners[i - k + 1];
          sink.accept(mix(hash), first, owners[i] - first + 1);
        }
      }
    }
  }

  private byte[] skeleton(String word) {
    byte[] known = skeletons.get(word);
    if (known == null) {
      if (skeletons.size() >= MAX_CACHED) {
        skeletons.clear();
      }
      known = skeleton.of(word);
      skeletons.put(word, known);
    }
    return known;
  }

  /** Mixes bits as the finaliser of SplitMix64 (Steele, Lea and Flood, 2014) does. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
