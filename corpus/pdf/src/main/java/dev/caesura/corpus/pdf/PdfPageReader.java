package dev.caesura.corpus.pdf;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads the words of pages, with their places. Characters that are drawn twice to look bold count
 * once. Not thread-safe.
 */
final class PdfPageReader extends PDFTextStripper {

  /** Characters of a page; a page of a bomb has more. */
  private static final int MAX_GLYPHS = 1_000_000;

  /** Gap between words, in shares of a space and of the size of the font. */
  private static final double MIN_SPACE_SHARE = 0.5;

  private static final double MIN_SIZE_SHARE = 0.15;

  /** Distance of baselines of one row, in sizes of the font. */
  private static final double MAX_UNEVENNESS = 0.1;

  private static final Set<String> CURVES = Set.of("c", "v", "y");

  /** Curves of a page without text that may be an ornament; a line of letters has more. */
  private static final int MAX_CURVES = 300;

  /** Characters of a page without text: its number and its head. */
  private static final int MAX_NUMBER = 20;

  private final PDDocument pdf;
  private final String file;
  private final List<TextPosition> glyphs = new ArrayList<>();
  private final Map<String, TextPosition> seen = new HashMap<>();
  private final List<String> apart = new ArrayList<>();
  private int unmapped;

  PdfPageReader(PDDocument pdf, String file) {
    this.pdf = pdf;
    this.file = file;
    setSortByPosition(false);
  }

  /** Reads a page, from 1. */
  PdfPage read(int number) throws IOException {
    glyphs.clear();
    seen.clear();
    apart.clear();
    unmapped = 0;
    PDPage page = pdf.getPage(number - 1);
    processPage(page);
    Map<Float, List<TextPosition>> directions = new TreeMap<>();
    glyphs.forEach(g -> directions.computeIfAbsent(g.getDir(), d -> new ArrayList<>()).add(g));
    List<TextPosition> main =
        directions.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    StringBuilder turned = new StringBuilder();
    directions.values().stream()
        .filter(list -> list != main)
        .forEach(list -> list.forEach(g -> turned.append(g.getUnicode())));
    return new PdfPage(
        number,
        page.getCropBox().getHeight(),
        words(main),
        hasImages(page.getResources(), 0) || (main.size() <= MAX_NUMBER && isDrawn(page)),
        unmapped,
        glyphs.size() - main.size(),
        turned.toString());
  }

  @Override
  protected void writePage() {
    // The layout of PDFBox is not used.
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    // PDFBox passes over these, or takes the code for a character.
    if (font.toUnicode(code) == null) {
      unmapped++;
      return;
    }
    super.showGlyph(matrix, font, code, displacement);
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    String text = glyph.getUnicode();
    boolean isPrivate =
        text.codePoints()
            .anyMatch(c -> c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE);
    if (isPrivate) {
      unmapped++;
      return;
    }
    if (glyphs.size() >= MAX_GLYPHS) {
      throw new IllegalStateException(
          file + ": expected at most " + MAX_GLYPHS + " characters on a page; found more.");
    }
    if (text.isBlank() || !isDrawnTwice(glyph)) {
      glyphs.add(glyph);
    }
  }

  /** Whether the same character was drawn at nearly the same place. */
  private boolean isDrawnTwice(TextPosition glyph) {
    double grain = Math.max(0.5, 0.3 * glyph.getWidthDirAdj());
    long column = (long) Math.floor(glyph.getXDirAdj() / grain);
    long row = (long) Math.floor(glyph.getYDirAdj());
    for (long x = column - 1; x <= column + 1; x++) {
      for (long y = row - 1; y <= row + 1; y++) {
        TextPosition other = seen.get(key(glyph, x, y));
        if (other != null
            && Math.abs(other.getXDirAdj() - glyph.getXDirAdj()) < grain
            && Math.abs(other.getYDirAdj() - glyph.getYDirAdj()) < 1) {
          return true;
        }
      }
    }
    seen.put(key(glyph, column, row), glyph);
    return false;
  }

  private static String key(TextPosition glyph, long column, long row) {
    return glyph.getUnicode() + " " + column + " " + row;
  }

  /** Whether a page without text shows pictures in its own content, or letters as curves. */
  private static boolean isDrawn(PDPage page) throws IOException {
    if (!page.hasContents()) {
      return false;
    }
    PDFStreamParser parser = new PDFStreamParser(page);
    int curves = 0;
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator) {
        String name = operator.getName();
        curves += CURVES.contains(name) ? 1 : 0;
        if (name.equals("BI") || curves > MAX_CURVES) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasImages(PDResources resources, int depth) throws IOException {
    if (resources == null || depth > 3) {
      return false;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        return true;
      }
      if (resources.getXObject(name)
              instanceof org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form
          && hasImages(form.getResources(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Joins characters to words, at spaces and gaps. */
  private List<PdfWord> words(List<TextPosition> characters) {
    List<PdfWord> words = new ArrayList<>();
    BitSet spaced = new BitSet();
    StringBuilder text = new StringBuilder();
    TextPosition first = null;
    TextPosition last = null;
    for (TextPosition glyph : inRows(characters)) {
      boolean isAfterInitial =
          last != null && text.length() == 1 && size(last) >= Initials.MIN_SIZE * size(glyph);
      if (last != null && (isAfterInitial || isGap(last, glyph) || glyph.getUnicode().isBlank())) {
        words.add(word(text, first, last));
        text.setLength(0);
        first = null;
        last = null;
      }
      if (glyph.getUnicode().isBlank()) {
        spaced.set(words.size());
      }
      if (!glyph.getUnicode().isBlank()) {
        first = first == null ? glyph : first;
        last = glyph;
        text.append(plain(glyph.getUnicode()));
      }
    }
    if (last != null) {
      words.add(word(text, first, last));
    }
    return SpacedLetters.join(words, spaced, apart);
  }

  /** Returns the words of the last page whose letters were set apart. */
  List<String> apart() {
    return List.copyOf(apart);
  }

  /** Sorts characters by row and then from left to right; a row may be uneven. */
  private static List<TextPosition> inRows(List<TextPosition> characters) {
    List<TextPosition> sorted = new ArrayList<>(characters);
    sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
    List<TextPosition> all = new ArrayList<>(sorted.size());
    int start = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      boolean isNew =
          end == sorted.size()
              || sorted.get(end).getYDirAdj() - sorted.get(end - 1).getYDirAdj()
                  > MAX_UNEVENNESS * size(sorted.get(end - 1));
      if (isNew) {
        List<TextPosition> row = sorted.subList(start, end);
        row.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
        all.addAll(row);
        start = end;
      }
    }
    return all;
  }

  private static boolean isGap(TextPosition last, TextPosition next) {
    double gap = next.getXDirAdj() - (last.getXDirAdj() + last.getWidthDirAdj());
    double space =
        Math.min(
            MIN_SPACE_SHARE * positive(last.getWidthOfSpace(), last.getFontSizeInPt() / 3),
            Math.max(MIN_SIZE_SHARE * size(last), 0.5));
    boolean isOtherRow = Math.abs(next.getYDirAdj() - last.getYDirAdj()) > 0.3 * size(last);
    return isOtherRow || gap > space || gap < -size(last);
  }

  private static double positive(double value, double otherwise) {
    return value > 0 ? value : otherwise;
  }

  private static double size(TextPosition glyph) {
    return Math.max(1, Math.abs(glyph.getYScale()));
  }

  private static PdfWord word(StringBuilder text, TextPosition first, TextPosition last) {
    return new PdfWord(
        Normalizer.normalize(text, Normalizer.Form.NFC),
        first.getXDirAdj(),
        last.getXDirAdj() + last.getWidthDirAdj(),
        first.getYDirAdj(),
        size(first));
  }

  /** Returns letters for ligatures and for the forms of Arabic letters. */
  private static String plain(String text) {
    boolean isForm =
        text.codePoints()
            .anyMatch(
                c ->
                    (c >= 0xFB00 && c <= 0xFB4F)
                        || (c >= 0xFB50 && c <= 0xFDFF)
                        || (c >= 0xFE70 && c <= 0xFEFC));
    return isForm ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
  }
}
