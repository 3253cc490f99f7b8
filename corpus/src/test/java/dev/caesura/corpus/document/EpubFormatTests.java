package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubFormatTests {

  private static final String CONTAINER =
      "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";

  private static final String BOOK =
      "<package><metadata><dc:title xmlns:dc=\"x\">Emma</dc:title><dc:creator xmlns:dc=\"x\">Jane"
          + " Austen</dc:creator><dc:language"
          + " xmlns:dc=\"x\">en-GB</dc:language></metadata><manifest><item id=\"nav\""
          + " href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/><item"
          + " id=\"b\" href=\"text/two.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\""
          + " href=\"text/o%6Ee.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"img\""
          + " href=\"c.png\" media-type=\"image/png\"/></manifest><spine><itemref"
          + " idref=\"nav\"/><itemref idref=\"a\"/><itemref idref=\"b\""
          + " linear=\"LINEAR\"/></spine></package>";

  @TempDir Path folder;

  private Path book(String opf) throws IOException {
    return ZipFiles.write(
        folder.resolve("emma.epub"),
        "mimetype",
        "application/epub+zip",
        "META-INF/container.xml",
        CONTAINER,
        "OEBPS/text/two.xhtml",
        "<html><body><section id=\"pg-footer\">Licence.</section><p>Two.</p></body></html>",
        "OEBPS/text/one.xhtml",
        "<html><body><h2>I</h2><p id=\"f1\">One<a epub:type=\"noteref\" href=\"#n\">1</a>.</p>"
            + "<aside id=\"n\">A note.</aside></body></html>",
        "OEBPS/nav.xhtml",
        "<html><body><h1>Contents</h1></body></html>",
        "OEBPS/book.opf",
        opf);
  }

  @Test
  void chaptersComeInTheOrderOfTheSpine() throws IOException {
    TranscriptDocument document = DocumentFiles.read(book(BOOK.replace("LINEAR", "yes")));
    assertEquals("epub", document.format());
    assertEquals(List.of("I", "One.", "Two."), DocumentFiles.texts(document));
    assertEquals("Emma", document.metadata().get("title"));
    assertEquals("Jane Austen", document.metadata().get("author"));
    assertEquals("en-GB", document.language().orElseThrow().toLanguageTag());
    assertEquals("OEBPS/text/one.xhtml#f1", document.parts().get(1).id());
    assertEquals("OEBPS/text/one.xhtml#f1", document.parts().get(1).place().element());
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.contains("omitted: note (1 characters"), remarks);
    assertTrue(remarks.contains("omitted: aside (7 characters"), remarks);
    assertTrue(remarks.contains("omitted: text of the book's publisher (8 characters"), remarks);
    assertTrue(remarks.contains("omitted: table of contents (8 characters"), remarks);
  }

  @Test
  void pagesOutsideTheReadingOrderAreLeftOut() throws IOException {
    TranscriptDocument document = DocumentFiles.read(book(BOOK.replace("LINEAR", "no")));
    assertEquals(List.of("I", "One."), DocumentFiles.texts(document));
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.contains("omitted: page outside the reading order (4 char"), remarks);
  }

  @Test
  void pathsThatLeaveTheBookAreErrors() throws IOException {
    Path file = book(BOOK.replace("text/two.xhtml", "../../../etc/passwd"));
    requireError(file, "expected a path inside the book");
    requireError(book(BOOK.replace("two.xhtml", "three.xhtml")), "expected OEBPS/text/three.xhtml");
    requireError(book(BOOK.replace("idref=\"a\"", "idref=\"z\"")), "expected an item");
  }

  @Test
  void damagedAndLargeBooksAreErrors() throws IOException {
    byte[] whole = Files.readAllBytes(book(BOOK.replace("LINEAR", "yes")));
    Path cut = Files.write(folder.resolve("cut.epub"), java.util.Arrays.copyOf(whole, 400));
    requireError(cut, "cut.epub: expected a whole zip archive");
    Path bomb = ZipFiles.bomb(folder.resolve("bomb.epub"), "", "", "META-INF/container.xml", 129);
    requireError(bomb, "bomb.epub!META-INF/container.xml: expected at most 134217728 bytes");
    Path entity =
        ZipFiles.write(
            folder.resolve("e.epub"),
            "META-INF/container.xml",
            "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><container>&x;</container>");
    requireError(entity, "entit");
  }

  private static void requireError(Path file, String message) {
    IOException e = assertThrows(IOException.class, () -> DocumentFiles.read(file));
    assertTrue(e.getMessage().contains(message), e.toString());
    assertTrue(e.getMessage().contains(file.getFileName().toString()), e.toString());
  }

  @Test
  void pagesThatTheSpineDoesNotNameAreCounted() throws IOException {
    String opf = BOOK.replace("<itemref idref=\"b\" linear=\"LINEAR\"/>", "");
    TranscriptDocument document = DocumentFiles.read(book(opf));
    assertEquals(List.of("I", "One."), DocumentFiles.texts(document));
    String remarks = DocumentFiles.remarks(document);
    assertTrue(
        remarks.contains(
            "omitted: page outside the reading order (4 characters; at OEBPS/text/two.xhtml"),
        remarks);
  }
}
