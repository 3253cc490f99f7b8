package dev.caesura.corpus.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the large initial of a chapter with the word that it begins: it stands on the last of the
 * lines beside it, but is read before the first.
 */
final class Initials {

  /** Size of an initial, in sizes of the text beside it. */
  static final double MIN_SIZE = 1.7;

  /** The widest gap after an initial, in sizes of the text beside it. */
  private static final double MAX_GAP = 0.7;

  /** The widest gap after an initial on the same line: a space is wider. */
  private static final double MAX_RAISED_GAP = 0.2;

  private Initials() {}

  /**
   * Joins the initials of a page.
   *
   * @param words the words of a page, in no order
   * @param joined takes the words whose initial stands on another line
   * @return the words, in no order
   */
  static List<PdfWord> join(List<PdfWord> words, List<String> joined) {
    List<PdfWord> all = new ArrayList<>(words);
    for (PdfWord initial : words) {
      PdfWord first = isLetter(initial) ? next(initial, words) : null;
      if (first != null && all.remove(initial) && all.remove(first)) {
        PdfWord whole =
            new PdfWord(
                initial.text() + first.text(),
                // The lines beside the initial belong to the same paragraph.
                first.left(),
                first.right(),
                first.baseline(),
                first.size());
        all.add(whole);
        if (first.baseline() < initial.baseline() - 0.5 * first.size()) {
          joined.add(whole.text());
        }
      }
    }
    return all;
  }

  private static boolean isLetter(PdfWord word) {
    String text = word.text();
    return text.codePointCount(0, text.length()) == 1 && Character.isLetter(text.codePointAt(0));
  }

  /**
   * Returns the word that goes on after an initial: on the first of the lines beside it, or on its
   * own line if that is the only one; null if there is none.
   */
  private static PdfWord next(PdfWord initial, List<PdfWord> words) {
    List<PdfWord> beside =
        words.stream()
            .filter(
                word ->
                    initial.size() >= MIN_SIZE * word.size()
                        && word.left() >= initial.right() - 0.1 * word.size()
                        && word.left() - initial.right() <= MAX_GAP * word.size()
                        && word.baseline() <= initial.baseline() + 0.3 * word.size()
                        && word.baseline() >= initial.baseline() - 0.85 * initial.size())
            .sorted(Comparator.comparingDouble(PdfWord::baseline))
            .toList();
    if (beside.isEmpty() || !Character.isLetter(beside.get(0).text().codePointAt(0))) {
      return null;
    }
    PdfWord first = beside.get(0);
    double depth = beside.get(beside.size() - 1).baseline() - first.baseline();
    boolean isHanging = beside.size() > 1 && depth > 0.5 * first.size();
    boolean isRaised =
        initial.baseline() - first.baseline() < 0.3 * first.size()
            && first.left() - initial.right() < MAX_RAISED_GAP * first.size();
    return isHanging || isRaised ? first : null;
  }
}
