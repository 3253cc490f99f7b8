package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxFormatTests {

  private static final String START =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";

  @TempDir Path folder;

  private Path file(String document) throws IOException {
    return ZipFiles.write(
        folder.resolve("speech.docx"),
        "[Content_Types].xml",
        "<Types/>",
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"c\""
            + " xmlns:dc=\"d\"><dc:title>Speech</dc:title><dc:creator>Ann"
            + "</dc:creator></cp:coreProperties>",
        "word/header1.xml",
        "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Page head</w:t></w:r></w:p></w:hdr>",
        "word/footnotes.xml",
        "<w:footnotes xmlns:w=\"w\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnotes>",
        "word/document.xml",
        document);
  }

  @Test
  void paragraphsAreRead() throws IOException {
    TranscriptDocument document =
        DocumentFiles.read(
            file(
                START
                    + "<w:p><w:pPr><w:pStyle"
                    + " w:val=\"Heading1\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p><w:p><w:r><w:t"
                    + " xml:space=\"preserve\">One </w:t></w:r><w:del><w:r>"
                    + "<w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r>"
                    + "</w:ins><w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three.</w:t></w:r></w:p>"
                    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                    + "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t>"
                    + "</w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t>"
                    + "</w:r></w:p></mc:Fallback></mc:AlternateContent><w:r><w:instrText>PAGE"
                    + "</w:instrText></w:r></w:p></w:body></w:document>"));
    assertEquals("docx", document.format());
    assertEquals(
        List.of("Title", "One new two three.", "Cell", "Box"), DocumentFiles.texts(document));
    assertEquals(DocumentPart.Kind.HEADING, document.parts().get(0).kind());
    assertEquals("Speech", document.metadata().get("title"));
    assertEquals("Ann", document.metadata().get("author"));
    assertEquals(
        "omitted: deleted text (3 characters; at line 1: 'old')\n"
            + "omitted: header (9 characters; at word/header1.xml: 'Page head')\n"
            + "omitted: footnotes (7 characters; at word/footnotes.xml: 'A note.')",
        DocumentFiles.remarks(document));
  }

  @Test
  void hostileDocumentsAreErrors() throws IOException {
    Path entity = file("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + START + "&x;");
    requireError(entity, "speech.docx!word/document.xml, line 1: expected XML without entities");
    requireError(file(START + "<w:p><w:r><w:t>cut"), "speech.docx!word/document.xml, line 1");
    Path bomb = ZipFiles.bomb(folder.resolve("bomb.docx"), "", "", "word/document.xml", 129);
    requireError(bomb, "bomb.docx!word/document.xml: expected at most");
  }

  private static void requireError(Path file, String message) {
    IOException e = assertThrows(IOException.class, () -> DocumentFiles.read(file));
    assertTrue(e.getMessage().contains(message), e.toString());
  }

  @Test
  void hiddenTextAndTheTableOfContentsAreLeftOut() throws IOException {
    TranscriptDocument document =
        DocumentFiles.read(
            file(
                START
                    + "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>Chapter"
                    + " 7</w:t></w:r></w:p>"
                    + "<w:p><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish"
                    + " w:val=\"0\"/></w:rPr><w:t>yes</w:t></w:r></w:p></w:body></w:document>"));
    assertEquals(List.of("yes"), DocumentFiles.texts(document));
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.contains("omitted: table of contents (9 characters; at para"), remarks);
    assertTrue(remarks.contains("omitted: hidden text (2 characters; at paragraph 1"), remarks);
  }
}
