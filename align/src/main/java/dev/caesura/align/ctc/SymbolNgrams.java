package dev.caesura.align.ctc;

import java.util.Arrays;
import java.util.List;

/**
 * N-gram model over the symbols of a transcript, for {@link BeamDecoder}: interpolated Witten-Bell
 * estimates (Witten and Bell 1991, method C), mixed with a uniform one, so that speech that is not
 * in the transcript can still be decoded as its letters.
 *
 * <p>The contexts are the nodes of a trie, which is its own automaton: a state is the longest
 * context that the transcript has. Memory is about 40 bytes for each distinct n-gram. Immutable and
 * thread-safe.
 */
final class SymbolNgrams {

  /** State without a context. */
  static final int ROOT = 0;

  private static final int ORDER = 7;

  /** Transcripts with more symbols get a lower order, so that memory stays below 200 MB. */
  private static final int LONG = 500_000;

  private static final int LONG_ORDER = 5;

  /** Share of the uniform model. */
  private static final double UNIFORM = 0.1;

  private static final int NONE = -1;
  private static final double LOAD = 0.6;

  private final int symbols;
  private final int order;
  private final double uniform;

  /** Children by parent and symbol, in a table with open addressing. */
  private long[] keys = new long[1 << 12];

  private int[] children = new int[1 << 12];

  private int[] counts = new int[1 << 11];
  private int[] links = new int[1 << 11];
  private int[] totals = new int[1 << 11];
  private int[] kinds = new int[1 << 11];
  private byte[] depths = new byte[1 << 11];
  private int size = 1;

  private SymbolNgrams(int symbols, int order) {
    this.symbols = symbols;
    this.order = order;
    this.uniform = 1.0 / symbols;
    Arrays.fill(keys, NONE);
  }

  /**
   * Counts the n-grams of a text.
   *
   * @param symbols the number of symbols of the vocabulary
   * @param runs runs of symbols, which no n-gram crosses
   */
  static SymbolNgrams of(int symbols, List<int[]> runs) {
    long all = runs.stream().mapToLong(run -> run.length).sum();
    SymbolNgrams model = new SymbolNgrams(symbols, all > LONG ? LONG_ORDER : ORDER);
    for (int[] run : runs) {
      for (int from = 0; from < run.length; from++) {
        int node = ROOT;
        for (int i = from; i < Math.min(run.length, from + model.order); i++) {
          node = model.grow(node, run[i]);
        }
      }
    }
    return model;
  }

  /** Counts one more child of a node and returns it. */
  private int grow(int node, int symbol) {
    int child = child(node, symbol);
    if (child == NONE) {
      child = add(node, symbol);
      kinds[node]++;
    }
    counts[child]++;
    totals[node]++;
    return child;
  }

  private int add(int node, int symbol) {
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
      links = Arrays.copyOf(links, 2 * size);
      totals = Arrays.copyOf(totals, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
      depths = Arrays.copyOf(depths, 2 * size);
    }
    if (size > LOAD * keys.length) {
      long[] oldKeys = keys;
      int[] oldChildren = children;
      keys = new long[2 * oldKeys.length];
      children = new int[2 * oldKeys.length];
      Arrays.fill(keys, NONE);
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != NONE) {
          put(oldKeys[i], oldChildren[i]);
        }
      }
    }
    int child = size++;
    put(key(node, symbol), child);
    depths[child] = (byte) (depths[node] + 1);
    // The n-gram without its first symbol; it is not counted here.
    links[child] = node == ROOT ? ROOT : linked(links[node], symbol);
    return child;
  }

  private int linked(int node, int symbol) {
    int child = child(node, symbol);
    if (child != NONE) {
      return child;
    }
    child = add(node, symbol);
    kinds[node]++;
    return child;
  }

  private long key(int node, int symbol) {
    return (long) node * symbols + symbol;
  }

  private static int slot(long key, int length) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (length - 1);
  }

  private void put(long key, int child) {
    int slot = slot(key, keys.length);
    while (keys[slot] != NONE) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    children[slot] = child;
  }

  private int child(int node, int symbol) {
    long key = key(node, symbol);
    for (int slot = slot(key, keys.length);
        keys[slot] != NONE;
        slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == key) {
        return children[slot];
      }
    }
    return NONE;
  }

  /** Returns the state after a symbol. */
  int next(int state, int symbol) {
    int from = depths[state] == order ? links[state] : state;
    for (; ; from = links[from]) {
      int child = child(from, symbol);
      if (child != NONE) {
        return child;
      }
      if (from == ROOT) {
        return ROOT;
      }
    }
  }

  /** Returns the natural logarithm of the probability of a symbol after a state. */
  double logProbability(int state, int symbol) {
    int from = depths[state] == order ? links[state] : state;
    return Math.log(UNIFORM * uniform + (1 - UNIFORM) * probability(from, symbol));
  }

  private double probability(int node, int symbol) {
    double lower = node == ROOT ? uniform : probability(links[node], symbol);
    if (totals[node] == 0) {
      return lower;
    }
    int child = child(node, symbol);
    int count = child == NONE ? 0 : counts[child];
    return (count + kinds[node] * lower) / (totals[node] + kinds[node]);
  }
}
