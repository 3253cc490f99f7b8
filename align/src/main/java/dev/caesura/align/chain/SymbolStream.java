package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * A side of a matching as a stream of symbols, words or letters of their skeletons, each with the
 * word that it belongs to. Symbol 0 parts stretches that are not neighbours. For one thread.
 */
final class SymbolStream {

  int[] symbols = new int[0];
  int[] words = new int[0];
  int size;

  private void reserve(int more) {
    if (size + more > symbols.length) {
      int length = Math.max(size + more, 2 * symbols.length);
      symbols = Arrays.copyOf(symbols, length);
      words = Arrays.copyOf(words, length);
    }
  }

  private void add(int symbol, int word) {
    symbols[size] = symbol;
    words[size++] = word;
  }

  /** Takes words as symbols; those that are taken already part the stream. */
  void words(int[] types, int from, int to, int[] taken) {
    size = 0;
    reserve(to - from);
    for (int i = from; i < to; i++) {
      add(taken != null && taken[i] >= 0 ? 0 : types[i] + 1, i);
    }
  }

  /** Takes letters of skeletons as symbols. */
  void letters(Vocabulary vocabulary, int[] types, int from, int to, int[] taken) {
    size = 0;
    for (int i = from; i < to; i++) {
      byte[] letters = vocabulary.skeleton(types[i]);
      reserve(letters.length + 1);
      if (taken != null && taken[i] >= 0) {
        if (size > 0 && symbols[size - 1] != 0) {
          add(0, i);
        }
        continue;
      }
      for (byte letter : letters) {
        add(letter, i);
      }
    }
  }
}
