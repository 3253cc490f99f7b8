package dev.caesura.corpus.pdf;

import dev.caesura.corpus.document.DocumentBuilder;
import dev.caesura.corpus.document.DocumentPart;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.SourcePlace;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines to paragraphs. A paragraph ends at a gap above the usual distance, before an indent,
 * at a change of size, and after a short line that ends a sentence. It goes on over the end of a
 * column or page if its sentence does. Words that the end of a line divides are joined, unless the
 * document has them with their hyphen. Not thread-safe.
 */
final class ParagraphJoiner {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;。！？।؟][\"'”’»)\\]\\d]*$");

  /** Distance of lines that ends a paragraph, in usual distances. */
  private static final double GAP = 1.3;

  /** Indent that begins a paragraph, in sizes of the font. */
  private static final double INDENT = 0.8;

  /** A line that ends so far before the margin is short, as a share of the width of the column. */
  private static final double SHORT = 0.12;

  private static final double SIZE_CHANGE = 1.12;

  private final DocumentBuilder builder;
  private final Set<String> words = new HashSet<>();
  private final double usualSize;
  private final StringBuilder text = new StringBuilder();
  private PdfLine first;
  private PdfLine last;

  /** The lines of one column. */
  private record Column(double left, double right, double distance) {

    static Column of(List<PdfLine> lines) {
      double[] distances = new double[Math.max(1, lines.size() - 1)];
      Arrays.fill(distances, lines.get(0).size() * 1.2);
      for (int i = 1; i < lines.size(); i++) {
        distances[i - 1] = lines.get(i).baseline() - lines.get(i - 1).baseline();
      }
      Arrays.sort(distances);
      double[] lefts = lines.stream().mapToDouble(PdfLine::left).sorted().toArray();
      double[] rights = lines.stream().mapToDouble(PdfLine::right).sorted().toArray();
      return new Column(
          lefts[lefts.length / 5],
          rights[rights.length - 1],
          distances[(distances.length - 1) / 2]);
    }
  }

  private ParagraphJoiner(DocumentBuilder builder, List<PdfLine> lines) {
    this.builder = builder;
    double[] sizes = lines.stream().mapToDouble(PdfLine::size).sorted().toArray();
    this.usualSize = sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    for (PdfLine line : lines) {
      Matcher word = WORD.matcher(line.text());
      while (word.find()) {
        if (word.end() < line.text().length() - 1) {
          words.add(word.group().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  /** Adds the paragraphs of all lines, which are in reading order. */
  static void join(List<PdfLine> lines, DocumentBuilder builder) {
    ParagraphJoiner joiner = new ParagraphJoiner(builder, lines);
    List<PdfLine> column = new ArrayList<>();
    for (PdfLine line : lines) {
      boolean isNew =
          !column.isEmpty()
              && (column.get(0).page() != line.page() || column.get(0).column() != line.column());
      if (isNew) {
        joiner.column(column);
        column.clear();
      }
      column.add(line);
    }
    if (!column.isEmpty()) {
      joiner.column(column);
    }
    joiner.flush();
  }

  private void column(List<PdfLine> lines) {
    Column column = Column.of(lines);
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      boolean isBreak = i == 0 ? isBreakBetweenColumns(line, column) : isBreak(line, column);
      if (isBreak) {
        flush();
      }
      append(line);
    }
  }

  private boolean isBreakBetweenColumns(PdfLine line, Column column) {
    if (last == null) {
      return false;
    }
    boolean isEnd = SENTENCE_END.matcher(last.text()).find();
    boolean goesOn = Character.isLowerCase(line.text().codePointAt(0)) || endsInHyphen(last);
    return isOtherSize(line)
        || (!goesOn && (isEnd || isIndented(line, column)))
        || (isIndented(line, column) && isEnd);
  }

  private boolean isBreak(PdfLine line, Column column) {
    double distance = line.baseline() - last.baseline();
    boolean isShort = last.right() < column.right() - SHORT * (column.right() - column.left());
    boolean isEnd = SENTENCE_END.matcher(last.text()).find();
    boolean isAfterIndent = isIndented(last, column);
    return distance > GAP * column.distance()
        || isOtherSize(line)
        || (isIndented(line, column) && !isAfterIndent)
        || (isIndented(line, column) && isEnd)
        || (isShort && isEnd && !Character.isLowerCase(line.text().codePointAt(0)));
  }

  private boolean isOtherSize(PdfLine line) {
    double ratio = line.size() / last.size();
    return ratio > SIZE_CHANGE || ratio < 1 / SIZE_CHANGE;
  }

  private static boolean isIndented(PdfLine line, Column column) {
    double indent = line.left() - column.left();
    return indent > INDENT * line.size() && indent < 0.35 * (column.right() - column.left());
  }

  private static boolean endsInHyphen(PdfLine line) {
    return DividedWords.isHyphen(line.text().codePointBefore(line.text().length()));
  }

  private void append(PdfLine line) {
    first = first == null ? line : first;
    String next = line.text();
    if (!text.isEmpty()) {
      int end = text.length();
      int hyphen = text.charAt(end - 1);
      int before = end > 1 ? text.codePointBefore(end - 1) : ' ';
      int after = next.codePointAt(0);
      if (DividedWords.isDivided(before, hyphen, after)) {
        divided(next, line);
      } else if (DividedWords.isHyphen(hyphen) && Character.isLetter(before)) {
        // Nordrhein- Westfalen keeps its hyphen.
        boolean isCompound = Character.isUpperCase(after) || Character.isDigit(after);
        text.append(isCompound ? "" : " ");
      } else if (!UnspacedScript.joins(text.substring(Math.max(0, end - 2)), next)) {
        text.append(' ');
      }
    }
    text.append(next);
    last = line;
  }

  /** Joins the halves of a word, or keeps its hyphen if the document has it so elsewhere. */
  private void divided(String next, PdfLine line) {
    Matcher tail = WORD.matcher(next);
    String second = tail.lookingAt() ? tail.group() : "";
    int start = text.length() - 1;
    while (start > 0 && isLetter(text.charAt(start - 1))) {
      start--;
    }
    String half = text.substring(start, text.length() - 1);
    String joined = (half + second).toLowerCase(Locale.ROOT);
    String hyphenated = (half + "-" + second).toLowerCase(Locale.ROOT);
    boolean keeps =
        words.contains(hyphenated)
            && !words.contains(joined)
            && text.charAt(text.length() - 1) != 0xAD;
    if (!keeps) {
      text.setLength(text.length() - 1);
      builder.remark(
          ReadingRemark.Kind.CHANGED,
          "word divided at the end of a line, joined",
          half + second,
          SourcePlace.ofPage(line.page()));
    }
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void flush() {
    if (!text.isEmpty()) {
      boolean isHeading = first.size() > usualSize * SIZE_CHANGE && text.length() < 200;
      builder.part(
          "",
          isHeading ? DocumentPart.Kind.HEADING : DocumentPart.Kind.PARAGRAPH,
          text.toString(),
          SourcePlace.ofPage(first.page()),
          "",
          Map.of());
    }
    text.setLength(0);
    first = null;
  }
}
