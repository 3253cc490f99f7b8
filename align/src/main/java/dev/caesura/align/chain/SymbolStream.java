package dev.caesura.align.chain;

import java.util.Arrays;

/**
 * One side of a matching as a stream of symbols (words, or letters of their skeletons), each with
 * the word that it belongs to. Symbol 0 separates stretches that are not neighbours. Not
 * thread-safe.
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

  /** Takes words as symbols; words that have an owner separate the stream. */
  void words(int[] types, WordRange range, int[] owners) {
    size = 0;
    reserve(range.size());
    for (int i = range.from(); i < range.to(); i++) {
      add(owners != null && owners[i] >= 0 ? 0 : types[i] + 1, i);
    }
  }

  /** Takes letters of skeletons as symbols; words that have an owner separate the stream. */
  void letters(Vocabulary vocabulary, int[] types, WordRange range, int[] owners) {
    size = 0;
    for (int i = range.from(); i < range.to(); i++) {
      byte[] letters = vocabulary.skeleton(types[i]);
      reserve(letters.length + 1);
      if (owners != null && owners[i] >= 0) {
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
