package dev.caesura.models.recognition.lexicon;

/**
 * N-gram model of letter-phone pairs with interpolated Kneser-Ney smoothing.
 *
 * <p>Each n-gram is kept as a 64-bit hash: with about two million of them, a collision is expected
 * once in ten thousand trained models. The counts of shorter n-grams are numbers of different
 * histories, because a shorter n-gram is only added if the longer one is new. Source: Chen and
 * Goodman (1999), section 4.1, with one discount for all orders. Thread-safe after the last {@link
 * #add}.
 */
final class PairModel {

  /** Order of the longest n-gram: a pair depends on the five before it. */
  static final int ORDER = 6;

  /** Mark before the first and after the last pair of a word. */
  static final int EDGE = 0;

  private static final double DISCOUNT = 0.7;

  private final Table grams = new Table();
  private final Table tokens = new Table();
  private final Table types = new Table();

  /** Counts one word. */
  void add(int[] pairs) {
    int[] padded = new int[pairs.length + ORDER];
    System.arraycopy(pairs, 0, padded, ORDER - 1, pairs.length);
    for (int end = ORDER; end <= padded.length; end++) {
      boolean longerIsNew = true;
      for (int order = ORDER; order >= 1 && longerIsNew; order--) {
        long history = hash(padded, end - order, end - 1, order);
        longerIsNew = grams.add(extend(history, padded[end - 1])) == 0;
        tokens.add(history);
        if (longerIsNew) {
          types.add(history);
        }
      }
    }
  }

  /** Returns the probability of a pair after the ORDER - 1 pairs before it; greater than 0. */
  double probability(int[] history, int pair) {
    double p = 1e-6;
    for (int order = 1; order <= ORDER; order++) {
      long h = hash(history, history.length - order + 1, history.length, order);
      int all = tokens.of(h);
      if (all == 0) {
        return p;
      }
      double seen = Math.max(0, grams.of(extend(h, pair)) - DISCOUNT);
      p = (seen + DISCOUNT * types.of(h) * p) / all;
    }
    return p;
  }

  private static long hash(int[] pairs, int from, int to, int order) {
    long h = order;
    for (int i = from; i < to; i++) {
      h = extend(h, pairs[i]);
    }
    return h;
  }

  /** Mixes a pair into a hash with the finaliser of SplitMix64 (Steele and others, 2014). */
  private static long extend(long hash, int pair) {
    long z = hash * 0x9E3779B97F4A7C15L + pair + 1;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Hash table of counts, with open addressing. */
  private static final class Table {
    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;

    int of(long key) {
      return values[slot(keys, values, key)];
    }

    /** Adds one and returns the previous count. */
    int add(long key) {
      int slot = slot(keys, values, key);
      int before = values[slot]++;
      if (before == 0) {
        keys[slot] = key;
        if (++size > keys.length / 2) {
          grow();
        }
      }
      return before;
    }

    private void grow() {
      long[] moreKeys = new long[keys.length * 2];
      int[] moreValues = new int[keys.length * 2];
      for (int i = 0; i < keys.length; i++) {
        if (values[i] > 0) {
          int slot = slot(moreKeys, moreValues, keys[i]);
          moreKeys[slot] = keys[i];
          moreValues[slot] = values[i];
        }
      }
      keys = moreKeys;
      values = moreValues;
    }

    private static int slot(long[] keys, int[] values, long key) {
      int mask = keys.length - 1;
      int slot = (int) key & mask;
      while (values[slot] > 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }
  }
}
