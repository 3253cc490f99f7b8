package dev.caesura.corpus.pdf;

import java.util.List;

/**
 * Line of text in one column. Immutable.
 *
 * @param page the page, from 1
 * @param column the number of the column or block on the page, from 0
 * @param words its words from left to right, at least one
 * @param text its text in reading order
 */
record PdfLine(int page, int column, List<PdfWord> words, String text) {

  double left() {
    return words.get(0).left();
  }

  double right() {
    return words.stream().mapToDouble(PdfWord::right).max().orElse(0);
  }

  double baseline() {
    return words.get(0).baseline();
  }

  /** The size of most of its characters. */
  double size() {
    double best = 0;
    int most = 0;
    for (PdfWord word : words) {
      int count =
          words.stream()
              .filter(other -> Math.abs(other.size() - word.size()) < 0.5)
              .mapToInt(other -> other.text().length())
              .sum();
      if (count > most) {
        most = count;
        best = word.size();
      }
    }
    return best;
  }
}
