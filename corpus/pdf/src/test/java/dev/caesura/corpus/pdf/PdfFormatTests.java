package dev.caesura.corpus.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.corpus.document.DocumentPart;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFormatTests {

  @TempDir Path folder;

  private TranscriptDocument read(PdfPages pages) throws IOException {
    return TranscriptReader.defaults().readJoined(pages.save(folder.resolve("minutes.pdf")));
  }

  private static List<String> texts(TranscriptDocument document) {
    return document.parts().stream().map(document::text).toList();
  }

  private static String remarks(TranscriptDocument document) {
    return String.join("\n", document.remarks().stream().map(ReadingRemark::toString).toList());
  }

  @Test
  void paragraphsAreJoinedFromLines() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page();
      pages.text(60, 80, 16, "Minutes of the sitting");
      pages.lines(
          60,
          120,
          "The sitting is opened at ten o'clock by the chair, who wel-",
          "comes everybody and reads the agenda, which has three items on",
          "it and is agreed to.",
          "\tThe first item is the well-known report of the committee. It",
          "is long, and it is read in full by the rapporteur of the well-",
          "known committee for the House of Saint-",
          "Germain.",
          "Short.");
      pages.lines(60, 240, "After a gap there is another paragraph.");
      TranscriptDocument document = read(pages);
      assertEquals("pdf", document.format());
      assertEquals(
          List.of(
              "Minutes of the sitting",
              "The sitting is opened at ten o'clock by the chair, who welcomes everybody and reads"
                  + " the agenda, which has three items on it and is agreed to.",
              "The first item is the well-known report of the committee. It is long, and it is read"
                  + " in full by the rapporteur of the well-known committee for the House of"
                  + " Saint-Germain.",
              "Short.",
              "After a gap there is another paragraph."),
          texts(document));
      assertEquals(DocumentPart.Kind.HEADING, document.parts().get(0).kind());
      assertEquals(1, document.parts().get(1).place().page());
      assertEquals(
          "changed: word divided at the end of a line, joined (8 characters; at page 1:"
              + " 'welcomes')\n"
              + "guessed: language en by its words and letters",
          remarks(document));
    }
  }

  /** Two columns with a heading close above them and a note in full width below. */
  @Test
  void columnsAreReadOneAfterTheOther() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      String left = PdfPages.words("l", 150);
      String right = PdfPages.words("r", 150);
      String below = PdfPages.words("b", 40);
      pages.page();
      pages.text(60, 88, 14, "A heading over both columns of the page, quite long");
      pages.lines(60, 104, pages.wrapped(left, 225));
      pages.lines(310, 104, pages.wrapped(right, 225));
      pages.lines(60, 640, pages.wrapped(below, 475));
      assertEquals(
          "A heading over both columns of the page, quite long "
              + String.join(" ", left, right, below),
          String.join(" ", texts(read(pages))));
    }
  }

  /** A sentence goes on in the next column and on the next page. */
  @Test
  void paragraphsGoOnOverColumnsAndPages() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      String text = PdfPages.words("t", 400);
      String[] lines = pages.wrapped(text, 225);
      int third = lines.length / 4;
      for (int i = 0; i < 2; i++) {
        int end = i == 0 ? 3 * third : lines.length;
        pages.page();
        pages.lines(60, 100, Arrays.copyOfRange(lines, 2 * i * third, (2 * i + 1) * third));
        pages.lines(
            310,
            100,
            Arrays.copyOfRange(lines, (2 * i + 1) * third, Math.min(end, (2 * i + 2) * third)));
      }
      pages.page();
      pages.lines(60, 100, Arrays.copyOfRange(lines, 4 * third, lines.length));
      String all = String.join(" ", texts(read(pages)));
      assertEquals(text, all);
    }
  }

  @Test
  void runningHeadsAndPageNumbersAreLeftOutWithTheirPages() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      for (int page = 1; page <= 6; page++) {
        pages.page();
        pages.text(
            page % 2 == 0 ? 60 : 400, 40, 9, page % 2 == 0 ? "House of Commons" : "9 May 2019");
        pages.lines(
            60, 80, pages.wrapped(PdfPages.words("p" + "abcdef".charAt(page - 1), 120), 470));
        pages.text(290, 800, 9, "- " + (page + 16) + " -");
      }
      TranscriptDocument document = read(pages);
      assertFalse(document.text().contains("House"), document.text());
      assertFalse(document.text().contains("17"), document.text());
      assertEquals(
          "omitted: running head (6 times, 78 characters; first at page 1: '9 May 2019')\n"
              + "omitted: page number (6 times, 36 characters; first at page 1: '- 17 -')",
          remarks(document));
      assertEquals(6, document.parts().get(document.parts().size() - 1).place().page());
    }
  }

  /** Names of speakers beside their speeches are not a column. */
  @Test
  void labelsAndNumbersBesideATextStayInTheirLines() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page();
      String[] speech = pages.wrapped(PdfPages.words("s", 110), 350);
      for (int i = 0; i < speech.length; i++) {
        pages.text(160, 100 + i * 12, 10, speech[i]);
      }
      pages.text(60, 100, 10, "MR SMITH");
      pages.text(60, 100 + 6 * 12, 10, "MS JONES");
      String text = read(pages).text().replaceAll("\\s+", " ");
      assertTrue(text.startsWith("MR SMITH " + speech[0]), text);
      assertTrue(text.contains("MS JONES " + speech[6]), text);
    }
    try (PdfPages pages = new PdfPages()) {
      pages.page();
      String[] lines = pages.wrapped(PdfPages.words("q", 200), 400);
      for (int i = 0; i < lines.length; i++) {
        pages.text(60, 100 + i * 20, 10, "" + (i + 1));
        pages.text(90, 100 + i * 20, 10, lines[i]);
      }
      TranscriptDocument document = read(pages);
      assertEquals(PdfPages.words("q", 200), String.join(" ", texts(document)));
      assertTrue(
          remarks(document).contains("omitted: number of a line (" + lines.length + " times"),
          remarks(document));
    }
  }

  @Test
  void scannedPagesAreNamed() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      for (int page = 1; page <= 6; page++) {
        pages.page();
        pages.text(290, 800, 9, "" + page);
        if (page == 2 || (page >= 4 && page < 6)) {
          pages.image();
        } else {
          pages.lines(60, 80, PdfPages.words("w", 12));
        }
      }
      TranscriptDocument document = read(pages);
      assertFalse(document.isComplete());
      assertTrue(
          remarks(document)
              .contains(
                  "unreadable: scanned pages without text: 2, 4-5 (3 times; first at page 2)"),
          remarks(document));
    }
  }

  @Test
  void turnedTextAndEmptyPagesAreNotText() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page().lines(60, 80, PdfPages.words("zqx", 30)).turned(20, 500, "DRAFT");
      pages.page();
      TranscriptDocument document = read(pages);
      assertTrue(document.isComplete());
      assertEquals(PdfPages.words("zqx", 30), document.text());
      assertEquals("omitted: turned text (5 characters; at page 1: 'DRAFT')", remarks(document));
    }
  }

  @Test
  void protectedAndDamagedFilesAreErrors() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page().lines(60, 80, "Secret.");
      byte[] plain = Files.readAllBytes(pages.save(folder.resolve("plain.pdf")));
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "user", new AccessPermission());
      pages.pdf().protect(policy);
      requireError(pages.save(folder.resolve("locked.pdf")), "locked.pdf: expected a PDF that can");
      Path cut = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(plain, 200));
      requireError(cut, "cut.pdf: expected a whole PDF; found a damaged one");
    }
  }

  @Test
  void bombsAreRefusedBeforeTheyGrow() throws IOException {
    byte[] once = deflated(new byte[0], 300);
    Path bomb = Files.write(folder.resolve("bomb.pdf"), pdf(once, "/FlateDecode"));
    assertTrue(Files.size(bomb) < 1 << 20);
    requireError(bomb, "bomb.pdf, byte ");
    byte[] twice = deflated(once, 0);
    Path nested =
        Files.write(folder.resolve("nested.pdf"), pdf(twice, "[/FlateDecode /FlateDecode]"));
    requireError(nested, "nested.pdf, byte ");
  }

  private static byte[] deflated(byte[] start, int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(start);
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      for (int i = 0; i < megabytes; i++) {
        out.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(byte[] content, String filter) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "%PDF-1.4\n"
            + "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            + "4 0 obj<</Length "
            + content.length
            + "/Filter"
            + filter
            + ">>stream\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(content);
    out.write(
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void requireError(Path file, String message) {
    IOException e = assertThrows(IOException.class, () -> TranscriptReader.defaults().read(file));
    assertTrue(e.getMessage().contains(message), e.toString());
  }

  @Test
  void headsOfLeftAndRightPagesAreKnownInShortDocuments() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      String[] words = {"alpha", "beta", "gamma", "delta"};
      for (int i = 1; i <= 4; i++) {
        pages.page();
        pages.text(60, 40, 9, i % 2 == 0 ? i + " Hansard 2 May" : "2 May Hansard " + i);
        pages.lines(60, 100, "Page " + words[i - 1] + " has a speech.");
      }
      TranscriptDocument document = read(pages);
      assertFalse(document.text().contains("Hansard"), document.text());
      assertTrue(document.text().contains("Page delta has a speech."), document.text());
      assertTrue(remarks(document).contains("omitted: running head (4 times"), remarks(document));
    }
  }

  @Test
  void initialsAndDoubledCharactersAreReadOnceAndInPlace() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page();
      pages.text(60, 83, 32, "O");
      pages.lines(85, 60, "nce upon a time there was a drop", "cap at the start of a chapter and");
      pages.lines(60, 84, "it went on like this.");
      pages.text(60, 140, 12, "Bold heading");
      pages.text(60.3, 140, 12, "Bold heading");
      pages.text(60, 180, 24, "R");
      pages.text(76.1, 180, 12, "aised letters stay.");
      TranscriptDocument document = read(pages);
      assertEquals(
          List.of(
              "Once upon a time there was a drop cap at the start of a chapter and it went on like"
                  + " this.",
              "Bold heading",
              "Raised letters stay."),
          texts(document));
      assertTrue(
          remarks(document).contains("word joined with its large initial (4 characters; at page 1"),
          remarks(document));
    }
  }

  @Test
  void pagesOfShapesAreNamedAndOrnamentsAreNot() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page().lines(60, 80, "There is text on this page.");
      pages.page().shapes(400);
      pages.page().shapes(20);
      pages.page();
      TranscriptDocument document = read(pages);
      assertTrue(
          remarks(document).contains("unreadable: scanned pages without text: 2 (at page 2)"),
          remarks(document));
      assertFalse(document.isComplete());
    }
  }

  @Test
  void wordsWithLettersSetApartAreJoined() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      pages.page();
      double x = 60;
      for (char c : "sehr wichtig".toCharArray()) {
        if (c != ' ') {
          pages.text(x, 80, PdfPages.SIZE, String.valueOf(c));
        }
        x += pages.font().getStringWidth(String.valueOf(c)) / 1000 * PdfPages.SIZE + 2.5;
      }
      pages.lines(60, 120, "The answers are a b c d and e f g h.");
      TranscriptDocument document = read(pages);
      assertEquals(List.of("sehr wichtig The answers are a b c d and e f g h."), texts(document));
      assertTrue(
          remarks(document).contains("word with letters set apart, joined (2 times, 11 char"),
          remarks(document));
    }
  }
}
