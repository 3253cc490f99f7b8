package dev.caesura.align.ctc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the symbols of a transcript in runs, with the delimiter between words, where the
 * vocabulary has one. A letter without a symbol ends a run. Not thread-safe.
 */
final class SymbolRuns {

  /** Some alphabets have letters of two characters. */
  private static final double MAX_PIECES = 0.1;

  private final CtcVocabulary vocabulary;
  private final List<int[]> runs = new ArrayList<>();
  private int[] open = new int[1 << 10];
  private int length;
  private long all;
  private long pieces;

  SymbolRuns(CtcVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  SymbolRuns add(CtcSpeller speller, String text) {
    for (String word : text.strip().split("\\s+")) {
      int[] symbols = speller.encode(word);
      if (symbols.length == 0) {
        continue;
      }
      if (length > 0 && vocabulary.delimiter().isPresent()) {
        append(vocabulary.delimiter().getAsInt());
      }
      for (int symbol : symbols) {
        if (symbol == CtcVocabulary.WILDCARD) {
          end();
        } else {
          append(symbol);
        }
      }
    }
    end();
    return this;
  }

  private void append(int symbol) {
    open = length == open.length ? Arrays.copyOf(open, 2 * length) : open;
    open[length++] = symbol;
    all++;
    String text = vocabulary.text(symbol).replace(CtcVocabulary.WORD_START, "");
    pieces += text.codePointCount(0, text.length()) > 1 ? 1 : 0;
  }

  /** Returns whether symbols are pieces of words rather than letters. */
  boolean arePieces() {
    return pieces > MAX_PIECES * all;
  }

  private void end() {
    if (length > 0) {
      runs.add(Arrays.copyOf(open, length));
      length = 0;
    }
  }

  /** Returns the runs so far. */
  List<int[]> runs() {
    return runs;
  }
}
