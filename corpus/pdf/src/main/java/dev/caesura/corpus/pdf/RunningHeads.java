package dev.caesura.corpus.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds running heads and feet, and page numbers: lines at the top or bottom of pages that come
 * back on other pages at the same height, where numbers may differ. Not thread-safe.
 */
final class RunningHeads {

  /** Lines at the top and at the bottom of a page that may be heads. */
  private static final int MAX_DEPTH = 3;

  /** Pages that a head has to come back on, if there are so many. */
  private static final int MIN_PAGES = 3;

  /** Heights that count as the same, in points. */
  private static final double GRAIN = 6;

  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+|(?<!\\p{L})[ivxlcIVXLC]{1,7}(?!\\p{L})");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?iu)[-–—\\[(\\s|]*(?:(?:page|seite|página|pagina|strana|str|sida|side|s|p)\\.?\\s*)?"
              + "(?:\\p{Nd}{1,4}|[ivxlc]{1,7})(?:\\s*(?:/|of|von|de|od|z)\\s*\\p{Nd}{1,4})?[-–—\\])\\s|.]*");

  private final Set<PdfLine> heads = new HashSet<>();
  private final Set<PdfLine> numbers = new HashSet<>();

  private RunningHeads() {}

  /** Finds the heads of a document, given the lines of each page. */
  static RunningHeads of(List<List<PdfLine>> pages) {
    RunningHeads found = new RunningHeads();
    for (boolean isTop : new boolean[] {true, false}) {
      for (int depth = 0; depth < MAX_DEPTH; depth++) {
        if (!found.search(pages, isTop)) {
          break;
        }
      }
    }
    return found;
  }

  /** Looks at the outermost lines that are not heads yet; false if none of them is one. */
  private boolean search(List<List<PdfLine>> pages, boolean isTop) {
    Map<String, List<PdfLine>> places = new HashMap<>();
    List<PdfLine> outer = new ArrayList<>();
    for (List<PdfLine> page : pages) {
      List<PdfLine> row = outermost(page, isTop);
      outer.addAll(row);
      for (PdfLine line : row) {
        places.computeIfAbsent(key(line, 0), k -> new ArrayList<>()).add(line);
        places.computeIfAbsent(key(line, 1), k -> new ArrayList<>()).add(line);
      }
    }
    long filled = pages.stream().filter(page -> !page.isEmpty()).count();
    long[] filledBySide = new long[2];
    for (List<PdfLine> page : pages) {
      if (!page.isEmpty()) {
        filledBySide[page.get(0).page() % 2]++;
      }
    }
    boolean isAny = false;
    for (PdfLine line : outer) {
      long same =
          Math.max(
              distinctPages(places.get(key(line, 0))), distinctPages(places.get(key(line, 1))));
      boolean isNumber = PAGE_NUMBER.matcher(line.text()).matches();
      // One page has no others to compare with; a number alone in its last row is its number.
      boolean isAlone = isNumber && filled == 1 && !isTop;
      // Left and right pages have heads of their own.
      boolean isOfSide =
          same > 1
              && same == filledBySide[line.page() % 2]
              && (isOfOneSide(places.get(key(line, 0))) || isOfOneSide(places.get(key(line, 1))));
      if (same >= Math.max(2, Math.min(MIN_PAGES, filled)) || isOfSide || isAlone) {
        (isNumber ? numbers : heads).add(line);
        isAny = true;
      }
    }
    return isAny;
  }

  private static boolean isOfOneSide(List<PdfLine> lines) {
    return lines.stream().mapToInt(line -> line.page() % 2).distinct().count() == 1;
  }

  private static long distinctPages(List<PdfLine> lines) {
    return lines.stream().mapToInt(PdfLine::page).distinct().count();
  }

  /** Returns the lines at the top or bottom of a page, of all columns, without heads. */
  private List<PdfLine> outermost(List<PdfLine> page, boolean isTop) {
    List<PdfLine> left = page.stream().filter(line -> !isHead(line)).toList();
    double edge =
        isTop
            ? left.stream().mapToDouble(PdfLine::baseline).min().orElse(0)
            : left.stream().mapToDouble(PdfLine::baseline).max().orElse(0);
    return left.stream().filter(line -> Math.abs(line.baseline() - edge) < GRAIN / 2).toList();
  }

  private static String key(PdfLine line, int shift) {
    long height = (long) Math.floor((line.baseline() + shift * GRAIN / 2) / GRAIN);
    String text = NUMBER.matcher(line.text().toLowerCase(Locale.ROOT)).replaceAll("#");
    return shift + " " + height + " " + text.replaceAll("\\s+", " ").strip();
  }

  boolean isHead(PdfLine line) {
    return heads.contains(line) || numbers.contains(line);
  }

  boolean isPageNumber(PdfLine line) {
    return numbers.contains(line);
  }
}
