package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptReaderTests {

  private static final TranscriptAligner ALIGNER =
      TranscriptAligner.of(WordNormalizer.of(Locale.ENGLISH));

  @TempDir Path folder;

  private String refusal(String content, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("talk.txt"), content.getBytes(charset));
    return assertThrows(IOException.class, () -> ALIGNER.readTranscript(file)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 1 0 obj|a PDF document. Extract its text: pdftotext talk.txt",
        "PK\3\4 [Content_Types].xml word/document.xml|a Word document (docx)",
        "PK\3\4 mimetypeapplication/vnd.oasis.opendocument.text|an OpenDocument text",
        "PK\3\4 mimetypeapplication/epub+zip|an EPUB book",
        "{\\rtf1\\ansi Hello}|rich text (RTF)",
        "WEBVTT~~00:01.000 --> 00:02.000~Hello|WebVTT subtitles",
        "1~00:00:01,000 --> 00:00:02,500~Hello|SubRip subtitles",
        "{\"text\": \"Hello\", \"segments\": []}|JSON",
        "[{\"word\": \"Hello\"}]|JSON",
        "<!DOCTYPE html><html><body>Hello</body></html>|HTML",
        "<?xml version=\"1.0\"?><TEI><p>Hello</p></TEI>|XML",
        "<p>One.</p>~<p>Two.</p>~<p>Three.</p>|HTML",
        "a 1 0.5 0.2 hello~a 1 0.7 0.2 my~a 1 0.9 0.2 friend 0.9|recognised words (CTM)",
        "a 1 ann 0.5 2.25 <o,f0> hello~a 1 ann 2.5 4.25 my~a 1 bob 5.5 8.25 friend|an STM file",
        "a.wav;Hello.~b.wav;My friend.~c.wav;Bye.|a table with tabs",
      })
  void otherFormatsAreRefusedByName(String content, String name) throws IOException {
    String message = refusal(content.replace('~', '\n').replace(';', '\t'), StandardCharsets.UTF_8);
    assertTrue(
        message.contains("talk.txt: expected a transcript as plain text in UTF-8; found " + name),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void otherEncodingsAreRefusedByName(String charset) throws IOException {
    String message = refusal("Hello, my friend.\nGood bye.\n", Charset.forName(charset));
    assertTrue(message.contains("found text in UTF-16"), message);
    assertTrue(message.contains("iconv -f UTF-16"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Applause]\nThank you.\n",
        "{laughs} Well.\n",
        "<i>Hello</i>, my friend.\nIt is <b>late</b>.\n",
        "About 1 000 000 people came.\nThey saw 2 000 horses.\nAll 12 left.\n",
        "At 10:30 we left --> for home.\n",
        "ANN\tHello.\nWell.\nBOB\tBye.\n",
        "1 2 3 4 5\n6 7 8 9 10\n11 12 13 14 15\n",
        "[\"Hello,\" he said.]\n",
      })
  void plainTextsAreRead(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("talk.txt"), text);
    assertEquals(text, ALIGNER.readTranscript(file));
  }

  @Test
  void missingFilesAreReportedAsSuch() {
    assertThrows(IOException.class, () -> ALIGNER.readTranscript(folder.resolve("no.txt")));
  }
}
