package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.corpus.document.DocumentPart;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.document.TranscriptReaderSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Transcripts in all formats; the parts of what is read lie in the text, one after the other. */
class DocumentsFuzzTests {

  private static void fuzz(String extension, String format, byte[] bytes) {
    TranscriptReader reader =
        TranscriptReader.of(TranscriptReaderSettings.defaults().withFormat(format));
    ReaderContract.read(extension, bytes, reader::read).ifPresent(DocumentsFuzzTests::check);
  }

  private static void check(List<TranscriptDocument> documents) {
    for (TranscriptDocument document : documents) {
      int last = 0;
      for (DocumentPart part : document.parts()) {
        assertTrue(part.span().start() >= last, "parts overlap at " + part);
        assertTrue(!document.text(part).isBlank(), "a part without text: " + part);
        last = part.span().end();
      }
    }
  }

  /** A zip archive of named entries, stored, so that a fuzzer sees through it. */
  private static byte[] zip(byte[] content, String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        String text = namesAndContents[i + 1];
        byte[] entry = text == null ? content : text.getBytes(StandardCharsets.UTF_8);
        ZipEntry header = new ZipEntry(namesAndContents[i]);
        header.setMethod(ZipEntry.STORED);
        header.setSize(entry.length);
        CRC32 sum = new CRC32();
        sum.update(entry);
        header.setCrc(sum.getValue());
        zip.putNextEntry(header);
        zip.write(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @FuzzTest
  void detected(byte[] bytes) {
    ReaderContract.read(".text", bytes, TranscriptReader.defaults()::read)
        .ifPresent(DocumentsFuzzTests::check);
  }

  @FuzzTest
  void plainText(byte[] bytes) {
    fuzz(".txt", "text", bytes);
  }

  @FuzzTest
  void tei(byte[] bytes) {
    fuzz(".xml", "tei", bytes);
  }

  @FuzzTest
  void html(byte[] bytes) {
    fuzz(".html", "html", bytes);
  }

  @FuzzTest
  void pdf(byte[] bytes) {
    fuzz(".pdf", "pdf", bytes);
  }

  @FuzzTest
  void jsonRows(byte[] bytes) {
    fuzz(".jsonl", "jsonl", bytes);
  }

  @FuzzTest
  void kaldiText(byte[] bytes) {
    fuzz(".text", "kaldi", bytes);
  }

  @FuzzTest
  void captions(byte[] bytes) {
    fuzz(".vtt", "subtitles", bytes);
  }

  @FuzzTest
  void turns(byte[] bytes) {
    fuzz(".stm", "turns", bytes);
  }

  @FuzzTest
  void zipFile(byte[] bytes) {
    fuzz(".epub", "epub", bytes);
    fuzz(".docx", "docx", bytes);
  }

  @FuzzTest
  void epubPackage(byte[] bytes) {
    String chapter = "<html><body><p>One chapter.</p></body></html>";
    fuzz(
        ".epub",
        "epub",
        zip(bytes, "META-INF/container.xml", CONTAINER, "a.opf", null, "c.xhtml", chapter));
  }

  @FuzzTest
  void epubContainer(byte[] bytes) {
    fuzz(".epub", "epub", zip(bytes, "META-INF/container.xml", null, "a.opf", PACKAGE));
  }

  @FuzzTest
  void epubChapter(byte[] bytes) {
    fuzz(
        ".epub",
        "epub",
        zip(bytes, "META-INF/container.xml", CONTAINER, "a.opf", PACKAGE, "c.xhtml", null));
  }

  @FuzzTest
  void wordDocument(byte[] bytes) {
    fuzz(".docx", "docx", zip(bytes, "[Content_Types].xml", "<Types/>", "word/document.xml", null));
  }

  private static final String CONTAINER =
      "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
  private static final String PACKAGE =
      "<package><manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/>"
          + "</manifest><spine><itemref idref='c'/></spine></package>";
}
