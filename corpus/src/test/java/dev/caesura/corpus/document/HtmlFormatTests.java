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
}
