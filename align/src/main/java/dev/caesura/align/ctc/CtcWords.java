package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;

/** How symbols make words: the one place that knows the customs of vocabularies. */
final class CtcWords {

  private final CtcVocabulary vocabulary;
  private final int delimiter;

  CtcWords(CtcVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.delimiter = vocabulary.delimiter().orElse(CtcVocabulary.WILDCARD);
  }

  static void requireSize(CtcVocabulary vocabulary, Emissions emissions) {
    if (emissions.symbols() != vocabulary.size()) {
      throw new IllegalArgumentException(
          "emissions of " + emissions.symbols() + " symbols, vocabulary of " + vocabulary.size());
    }
  }

  boolean isDelimiter(int symbol) {
    return symbol == delimiter;
  }

  /** Whether the word before this symbol is over. */
  boolean endsWord(int symbol, boolean inWord) {
    if (!inWord) {
      return false;
    }
    if (delimiter >= 0) {
      return symbol == delimiter;
    }
    return !vocabulary.marksStarts()
        || vocabulary.text(symbol).startsWith(CtcVocabulary.WORD_START);
  }

  /** What a symbol adds to its word. */
  String spelling(int symbol) {
    String text = vocabulary.text(symbol);
    return vocabulary.marksStarts() ? text.replace(CtcVocabulary.WORD_START, "") : text;
  }
}
