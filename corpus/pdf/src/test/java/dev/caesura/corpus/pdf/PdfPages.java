package dev.caesura.corpus.pdf;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Writes pages for the tests, in points from the top left corner. */
final class PdfPages implements Closeable {

  static final float SIZE = 10;
  static final float LEADING = 12;

  private final PDDocument pdf = new PDDocument();
  private final PDFont font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
  private PDPageContentStream page;

  PDDocument pdf() {
    return pdf;
  }

  PDFont font() {
    return font;
  }

  PdfPages page() throws IOException {
    end();
    PDPage next = new PDPage(PDRectangle.A4);
    pdf.addPage(next);
    page = new PDPageContentStream(pdf, next);
    return this;
  }

  PdfPages text(double x, double y, double size, String text) throws IOException {
    page.beginText();
    page.setFont(font, (float) size);
    page.newLineAtOffset((float) x, (float) (PDRectangle.A4.getHeight() - y));
    page.showText(text);
    page.endText();
    return this;
  }

  /** Writes lines below each other; a line that begins with a tab is indented. */
  PdfPages lines(double x, double y, String... lines) throws IOException {
    for (int i = 0; i < lines.length; i++) {
      double indent = lines[i].startsWith("\t") ? 15 : 0;
      text(x + indent, y + i * LEADING, SIZE, lines[i].strip());
    }
    return this;
  }

  PdfPages image() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    page.drawImage(LosslessFactory.createFromImage(pdf, image), 50, 50, 400, 600);
    return this;
  }

  /** Draws letters as shapes, as programs do that have no licence for a font. */
  PdfPages shapes(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      float x = 50 + i % 60 * 8;
      float y = 700 - i / 60 * 12;
      page.moveTo(x, y);
      page.curveTo(x, y + 5, x + 5, y + 5, x + 5, y);
      page.fill();
    }
    return this;
  }

  /** Writes text turned by a quarter. */
  PdfPages turned(double x, double y, String text) throws IOException {
    page.beginText();
    page.setFont(font, SIZE);
    page.setTextMatrix(
        new org.apache.pdfbox.util.Matrix(
            0, 1, -1, 0, (float) x, (float) (PDRectangle.A4.getHeight() - y)));
    page.showText(text);
    page.endText();
    return this;
  }

  /** Splits a text into lines of a column of some width. */
  String[] wrapped(String text, double width) throws IOException {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * SIZE > width) {
        lines.append(line).append('\n');
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    return lines.append(line).toString().split("\n");
  }

  Path save(Path file) throws IOException {
    end();
    pdf.save(file.toFile());
    return file;
  }

  private void end() throws IOException {
    if (page != null) {
      page.close();
      page = null;
    }
  }

  static String words(String prefix, int count) {
    StringBuilder text = new StringBuilder();
    List<String> vowels = List.of("a", "e", "i", "o", "u");
    for (int i = 0; i < count; i++) {
      String word =
          prefix + vowels.get(i % 5) + "n" + vowels.get((i / 5) % 5) + "r" + vowels.get(i / 25 % 5);
      text.append(
              i % 12 == 0
                  ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                  : word)
          .append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString().strip();
  }

  @Override
  public void close() throws IOException {
    end();
    pdf.close();
  }
}
