package dev.caesura.corpus.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes the numbers of lines that stand in the margin of transcripts of courts and hearings: on a
 * page, most lines begin with a number, each one more than the one before. Pure functions.
 */
final class LineNumbers {

  private static final int MIN_LINES = 5;
  private static final double MIN_SHARE = 0.7;

  private LineNumbers() {}

  /** Adds the lines of a page without their numbers, and returns how many numbers there were. */
  static int strip(List<PdfLine> page, List<PdfLine> stripped) {
    int steps = 0;
    int previous = -1;
    int numbered = 0;
    for (PdfLine line : page) {
      int number = number(line);
      numbered += number >= 0 ? 1 : 0;
      steps += number >= 0 && number == previous + 1 ? 1 : 0;
      previous = number >= 0 ? number : previous;
    }
    boolean isNumbered =
        numbered >= MIN_LINES
            && numbered >= MIN_SHARE * page.size()
            && steps >= MIN_SHARE * (numbered - 1);
    if (!isNumbered) {
      stripped.addAll(page);
      return 0;
    }
    int removed = 0;
    for (PdfLine line : page) {
      if (number(line) < 0) {
        stripped.add(line);
        continue;
      }
      removed++;
      List<PdfWord> rest = new ArrayList<>(line.words().subList(1, line.words().size()));
      if (!rest.isEmpty()) {
        String text = line.text().substring(line.words().get(0).text().length()).strip();
        stripped.add(new PdfLine(line.page(), line.column(), rest, text));
      }
    }
    return removed;
  }

  /** The number that a line begins with, apart from its text; -1 if there is none. */
  private static int number(PdfLine line) {
    String first = line.words().get(0).text();
    boolean isApart =
        line.words().size() == 1
            || line.words().get(1).left() - line.words().get(0).right() > 0.5 * line.size();
    return first.matches("\\d{1,3}") && isApart && line.text().startsWith(first)
        ? Integer.parseInt(first)
        : -1;
  }
}
