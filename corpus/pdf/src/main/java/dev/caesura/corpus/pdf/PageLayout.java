package dev.caesura.corpus.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the lines of a page in reading order. A gap between columns is an empty strip that runs
 * down at least four rows, with text on both sides in most of them; columns are read one after the
 * other, and what stands above and below them before and after. Not thread-safe.
 *
 * <p>Source: after G. Nagy, S. Seth, <em>Hierarchical representation of optically scanned
 * documents</em>, 1984 (XY cut), with strips of rows instead of whole blocks, so that a heading
 * close above two columns does not hide them.
 */
final class PageLayout {

  private static final int MIN_ROWS = 4;

  /** Least width of a gap between columns, in sizes of the font. */
  private static final double MIN_GUTTER = 0.9;

  /** Share of the rows that a column has to have. */
  private static final double MIN_ROW_SHARE = 0.55;

  /** Share of the width of the block that a column has to have. */
  private static final double MIN_WIDTH_SHARE = 0.15;

  private final int page;
  private final List<PdfLine> lines = new ArrayList<>();
  private int column;

  private PageLayout(int page) {
    this.page = page;
  }

  /** Words whose baselines are close. */
  private record Row(List<PdfWord> words, double baseline, double size) {}

  /** A strip between two columns. */
  private record Gutter(double left, double right) {}

  /** Returns the lines of a page. */
  static List<PdfLine> lines(PdfPage page) {
    PageLayout layout = new PageLayout(page.number());
    layout.order(page.words());
    return layout.lines;
  }

  private void order(List<PdfWord> words) {
    List<Row> rows = rows(words);
    int n = rows.size();
    int bestFrom = 0;
    int bestTo = 0;
    Gutter best = null;
    // The longest stretch of rows with a gutter.
    for (int from = 0; from + MIN_ROWS <= n; from++) {
      for (int to = n; to - from >= MIN_ROWS && to - from > bestTo - bestFrom; to--) {
        Gutter gutter = gutter(rows.subList(from, to));
        if (gutter != null) {
          bestFrom = from;
          bestTo = to;
          best = gutter;
        }
      }
    }
    if (best == null) {
      block(rows);
      return;
    }
    if (bestFrom > 0) {
      order(wordsOf(rows.subList(0, bestFrom)));
    }
    double middle = (best.left() + best.right()) / 2;
    List<PdfWord> inside = wordsOf(rows.subList(bestFrom, bestTo));
    List<PdfWord> left = inside.stream().filter(word -> word.right() <= middle).toList();
    List<PdfWord> right = inside.stream().filter(word -> word.right() > middle).toList();
    boolean isRightToLeft = isRightToLeft(inside);
    order(isRightToLeft ? right : left);
    order(isRightToLeft ? left : right);
    if (bestTo < n) {
      order(wordsOf(rows.subList(bestTo, n)));
    }
  }

  private void block(List<Row> rows) {
    for (Row row : rows) {
      lines.add(new PdfLine(page, column, row.words(), text(row.words())));
    }
    column++;
  }

  private static List<PdfWord> wordsOf(List<Row> rows) {
    return rows.stream().flatMap(row -> row.words().stream()).toList();
  }

  private static List<Row> rows(List<PdfWord> words) {
    List<PdfWord> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(PdfWord::baseline));
    List<Row> rows = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      boolean isNew =
          end == sorted.size()
              || sorted.get(end).baseline() - sorted.get(end - 1).baseline()
                  > 0.35 * Math.min(sorted.get(end).size(), sorted.get(end - 1).size());
      if (isNew) {
        List<PdfWord> row = new ArrayList<>(sorted.subList(start, end));
        row.sort(Comparator.comparingDouble(PdfWord::left));
        double size = row.stream().mapToDouble(PdfWord::size).max().orElse(1);
        rows.add(new Row(List.copyOf(row), row.get(0).baseline(), size));
        start = end;
      }
    }
    return rows;
  }

  /** Returns the widest strip between columns that all rows leave empty; null if there is none. */
  private static Gutter gutter(List<Row> rows) {
    double left = Double.MAX_VALUE;
    double right = 0;
    double[] sizes = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      sizes[i] = rows.get(i).size();
      for (PdfWord word : rows.get(i).words()) {
        left = Math.min(left, word.left());
        right = Math.max(right, word.right());
      }
    }
    Arrays.sort(sizes);
    double min = MIN_GUTTER * sizes[sizes.length / 2];
    // In tenths of a point; pages are at most 14,400 points wide.
    BitSet taken = new BitSet();
    for (Row row : rows) {
      for (PdfWord word : row.words()) {
        int from = (int) Math.max(0, (word.left() - left) * 10);
        int to = (int) Math.min(144_000, Math.max(from + 1, (word.right() - left) * 10));
        taken.set(Math.min(from, to), to);
      }
    }
    Gutter best = null;
    int end = taken.length();
    for (int from = taken.nextClearBit(0); from < end; ) {
      int to = taken.nextSetBit(from);
      Gutter gutter = new Gutter(left + from / 10.0, left + to / 10.0);
      double width = gutter.right() - gutter.left();
      if (width >= min
          && (best == null || width > best.right() - best.left())
          && isBetweenColumns(rows, gutter, left, right)) {
        best = gutter;
      }
      from = taken.nextClearBit(to);
    }
    return best;
  }

  /** Whether both sides of a strip are columns, not labels or numbers beside a text. */
  private static boolean isBetweenColumns(
      List<Row> rows, Gutter gutter, double left, double right) {
    double width = right - left;
    if (gutter.left() - left < MIN_WIDTH_SHARE * width
        || right - gutter.right() < MIN_WIDTH_SHARE * width) {
      return false;
    }
    // Rows of two columns may stand between each other.
    long leftRows = rows.stream().filter(row -> row.words().get(0).left() < gutter.left()).count();
    long rightRows =
        rows.stream()
            .filter(row -> row.words().get(row.words().size() - 1).right() > gutter.right())
            .count();
    long most = Math.max(leftRows, rightRows);
    long least = Math.min(leftRows, rightRows);
    return least >= MIN_ROWS - 1 && least >= MIN_ROW_SHARE * most;
  }

  private static boolean isRightToLeft(List<PdfWord> words) {
    long strong =
        words.stream()
            .flatMapToInt(word -> word.text().codePoints())
            .filter(Character::isLetter)
            .count();
    long other =
        words.stream()
            .flatMapToInt(word -> word.text().codePoints())
            .filter(PageLayout::isRightToLeft)
            .count();
    return other * 2 > strong;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Returns the text of a line: words of scripts from right to left are turned round. */
  private static String text(List<PdfWord> words) {
    String visual = words.stream().map(PdfWord::text).collect(Collectors.joining(" "));
    if (visual.codePoints().noneMatch(PageLayout::isRightToLeft)) {
      return visual;
    }
    int base = isRightToLeft(words) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi bidi = new Bidi(visual, base);
    int count = bidi.getRunCount();
    byte[] levels = new byte[count];
    Integer[] runs = new Integer[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      runs[i] = i;
    }
    Bidi.reorderVisually(levels, 0, runs, 0, count);
    StringBuilder text = new StringBuilder();
    for (int run : runs) {
      String part = visual.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      boolean isTurned = (levels[run] & 1) != 0;
      text.append(isTurned ? new StringBuilder(part).reverse() : part);
    }
    return text.toString();
  }
}
