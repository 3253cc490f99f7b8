package dev.caesura.corpus.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Joins words whose letters are set apart, as old books emphasise them: letters in a row with even
 * gaps and no space between them. Letters with spaces between them stay apart.
 */
final class SpacedLetters {

  private static final int MIN_LETTERS = 4;

  /** The widest gap between letters and between words, in sizes of the font. */
  private static final double MAX_GAP = 1.2;

  /** A gap between words, in usual gaps between letters. */
  private static final double WORD_GAP = 1.6;

  private SpacedLetters() {}

  /**
   * Joins letters.
   *
   * @param words the words of a page, row by row
   * @param spaced the numbers of words that have a space before them
   * @param joined takes the words that were joined
   * @return the words
   */
  static List<PdfWord> join(List<PdfWord> words, BitSet spaced, List<String> joined) {
    if (spaced.isEmpty()) {
      // A page without spaces has gaps only, also between letters of formulas.
      return words;
    }
    List<PdfWord> all = new ArrayList<>();
    int start = 0;
    while (start < words.size()) {
      int end = start + 1;
      while (end < words.size()
          && isLetter(words.get(end - 1))
          && isLetter(words.get(end))
          && isNext(words.get(end - 1), words.get(end))) {
        end++;
      }
      join(words, start, end, spaced, all, joined);
      start = end;
    }
    return all;
  }

  private static boolean isLetter(PdfWord word) {
    String text = word.text();
    int first = Character.charCount(text.codePointAt(0));
    return Character.isLetter(text.codePointAt(0))
        && text.substring(first).matches("[\\p{M}\\p{P}]{0,2}");
  }

  private static boolean isNext(PdfWord last, PdfWord next) {
    double gap = next.left() - last.right();
    return Math.abs(last.baseline() - next.baseline()) < 0.1 * last.size()
        && Math.abs(last.size() - next.size()) < 0.1 * last.size()
        && gap > 0
        && gap <= MAX_GAP * last.size();
  }

  private static void join(
      List<PdfWord> words,
      int start,
      int end,
      BitSet spaced,
      List<PdfWord> all,
      List<String> joined) {
    double[] gaps = new double[end - start];
    int count = 0;
    for (int i = start + 1; i < end; i++) {
      if (!spaced.get(i)) {
        gaps[count++] = words.get(i).left() - words.get(i - 1).right();
      }
    }
    if (count < MIN_LETTERS - 1) {
      all.addAll(words.subList(start, end));
      return;
    }
    Arrays.sort(gaps, 0, count);
    double usual = gaps[count / 2];
    PdfWord word = words.get(start);
    int letters = 1;
    for (int i = start + 1; i <= end; i++) {
      boolean isOver =
          i == end
              || spaced.get(i)
              || words.get(i).left() - words.get(i - 1).right() > WORD_GAP * usual;
      if (isOver) {
        all.add(word);
        if (letters > 1) {
          joined.add(word.text());
        }
        letters = 0;
      }
      if (i < end) {
        PdfWord next = words.get(i);
        word =
            letters == 0
                ? next
                : new PdfWord(
                    word.text() + next.text(),
                    word.left(),
                    next.right(),
                    word.baseline(),
                    word.size());
        letters++;
      }
    }
  }
}
