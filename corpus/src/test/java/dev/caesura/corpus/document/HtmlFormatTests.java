package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlFormatTests {

  @TempDir Path folder;

  private TranscriptDocument read(String html) throws IOException {
    return DocumentFiles.read(DocumentFiles.write(folder, "page.html", html));
  }

  @Test
  void blocksArePartsAndNavigationIsLeftOut() throws IOException {
    TranscriptDocument document =
        read(
            "<!DOCTYPE html>\n<html lang=\"de\"><head><title>Rede &amp; mehr</title>"
                + "<style>p{color:red}</style></head>\n<body><nav><a href=x>Start</a> <nav>tief"
                + "</nav></nav><h1 id=\"top\">Die <b>Re</b>de</h1><script>if (a<b) document.write("
                + "'<p>x</p>');</script>\n<p id='p7'>Eins&nbsp;&ndash;\nzwei<br>drei &#x1F600;"
                + "<!-- nicht > das --></p><P>a &lt; b &unbekannt; 3 < 4<div>Vier</div></body>");
    assertEquals("html", document.format());
    assertEquals("Rede & mehr", document.metadata().get("title"));
    assertEquals("de", document.language().orElseThrow().toLanguageTag());
    assertEquals(
        List.of("Die Rede", "Eins – zwei drei \uD83D\uDE00", "a < b &unbekannt; 3 < 4", "Vier"),
        DocumentFiles.texts(document));
    assertEquals(
        List.of("top", "p7", "p3", "p4"), document.parts().stream().map(DocumentPart::id).toList());
    assertEquals(DocumentPart.Kind.HEADING, document.parts().get(0).kind());
    assertEquals(4, document.parts().get(1).place().line());
    assertEquals(
        "omitted: nav (10 characters; at line 3: 'Start tief')", DocumentFiles.remarks(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html><head><title>T</title><body><p>Kept.|Kept.",
        "<html><head><p>Kept.</p>|Kept.",
        "<html><body><p title=\"a > b\">Kept.</p>|Kept.",
        "<html><body><p>Kept.<|Kept.<",
        "<html><body><p>Kept.</p><!-- open|Kept.",
        "<html><body><script>open|''",
        "<html><body><p>it's 3 o'clock > now</p>|it's 3 o'clock > now",
        "<html><body><![CDATA[a <b>]]></body>|a <b>",
      })
  void brokenPagesAreReadAsBrowsersDo(String html, String text) throws IOException {
    assertEquals(text, read(html).text());
  }

  @Test
  void statedEncodingsAreUsed() throws IOException {
    String page = "<html><head><meta charset=\"windows-1251\"></head><body><p>Да</p></body></html>";
    Path file = DocumentFiles.write(folder, "a.html", page, Charset.forName("windows-1251"));
    assertEquals("Да", DocumentFiles.read(file).text());
    assertEquals(List.of(), DocumentFiles.read(file).remarks());
    // A statement that the bytes contradict: Latin-1 that is UTF-8.
    String wrong = page.replace("windows-1251", "iso-8859-1");
    Path other = DocumentFiles.write(folder, "b.html", wrong, StandardCharsets.UTF_8);
    assertEquals("Да", DocumentFiles.read(other).text());
  }

  @Test
  void unclosedNavigationIsReportedWithItsAmount() throws IOException {
    TranscriptDocument document = read("<html><body><nav>Menu<p>" + "word ".repeat(100) + "</p>");
    assertEquals("", document.text());
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.startsWith("omitted: nav (504 characters; at line 1: 'Menu"), remarks);
  }

  @Test
  void whatNobodySeesOrReadsTwiceIsLeftOut() throws IOException {
    TranscriptDocument document =
        read(
            "<html><body><p hidden>no<p>Shown <span style=\"color:red; display:"
                + " none\">no</span>text.</p><div data-x='hidden'"
                + " class=hidden>Kept.</div><p>un&shy;broken &#150;</p>"
                + "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</ruby>です</p></body>");
    assertEquals(
        List.of("Shown text.", "Kept.", "unbroken –", "漢字です"), DocumentFiles.texts(document));
    assertEquals(
        "omitted: hidden element (2 times, 4 characters; first at line 1: 'no')\n"
            + "omitted: reading beside its characters (ruby) (4 times, 7 characters; first at line"
            + " 1: '(')",
        DocumentFiles.remarks(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>word<sup><a href='#n1'>1</a></sup> on|word on",
        "<p>word<a href='#n1'><sup>[2]</sup></a> on|word on",
        "<p>word<sup id=a class=reference><a href=\"x.html#n\">[3]</a></sup>.|word.",
        "<p>m<sup>2</sup> on|m2 on",
        "<p><a href='#p12'>12</a> on|12 on",
        "<p>the 2<sup>nd</sup> of<a href='#x'> <sup>May</sup></a>|the 2nd of May",
      })
  void raisedLinksToNotesAreLeftOut(String html, String text) throws IOException {
    assertEquals(List.of(text), DocumentFiles.texts(read(html)));
  }

  @Test
  void bytesDecideWhereThePageStatesAnotherEncoding() throws IOException {
    String page = "<meta charset=\"windows-1251\"><p>Уважаемые коллеги</p>";
    TranscriptDocument document = read(page);
    assertEquals(List.of("Уважаемые коллеги"), DocumentFiles.texts(document));
    assertTrue(
        DocumentFiles.remarks(document)
            .contains("guessed: encoding UTF-8 by its bytes, though the page states windows-1251"));
    document =
        DocumentFiles.read(
            DocumentFiles.write(folder, "b.html", page, Charset.forName("windows-1251")));
    assertEquals(List.of("Уважаемые коллеги"), DocumentFiles.texts(document));
    assertEquals("", DocumentFiles.remarks(document));
  }

  @Test
  void tagsDoNotHideTheLettersOfAnEncoding() throws IOException {
    String text =
        "Уважаемые коллеги, сегодня мы рассматриваем законопроект о бюджете страны на следующий"
            + " год. Этот закон был подготовлен комитетом, и он поддерживает все наши предложения.";
    String page =
        "<html><head><title>Sitting</title></head><body>"
            + "<table class=\"text\"><tr><td><a href=\"index.html\">Home</a></td></tr></table>"
            + "<div><p class=\"speech\">"
            + text
            + "</p><hr></div></body></html>";
    TranscriptDocument document =
        DocumentFiles.read(
            DocumentFiles.write(folder, "c.html", page, Charset.forName("windows-1251")));
    assertEquals(List.of("Home", text), DocumentFiles.texts(document));
  }
}
