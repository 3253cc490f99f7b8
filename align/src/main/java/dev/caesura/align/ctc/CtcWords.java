package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;

/** Rules by which symbols form words, for vocabularies with and without a word delimiter. */
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
          "emissions: expected "
              + vocabulary.size()
              + " symbols, as in the vocabulary; found "
              + emissions.symbols());
    }
  }

  boolean isDelimiter(int symbol) {
    return symbol == delimiter;
  }

  /** Whether a symbol ends the word before it. */
  boolean endsWord(int symbol, boolean inWord) {
    if (!inWord) {
      return false;
    }
    if (delimiter >= 0) {
      return symbol == delimiter;
    }
    return !vocabulary.marksWordStarts()
        || vocabulary.text(symbol).startsWith(CtcVocabulary.WORD_START);
  }

  /** Returns the text that a symbol adds to its word. */
  String spelling(int symbol) {
    String text = vocabulary.text(symbol);
    return vocabulary.marksWordStarts() ? text.replace(CtcVocabulary.WORD_START, "") : text;
  }
}
