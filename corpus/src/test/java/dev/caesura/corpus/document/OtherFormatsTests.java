package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFormatsTests {

  @TempDir Path folder;

  private String refusal(String content, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("talk.txt"), content.getBytes(charset));
    return assertThrows(IOException.class, () -> TranscriptReader.defaults().read(file))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 1 0 obj|a PDF document. Put caesura-pdf",
        "<listPerson><person>Ann</person></listPerson>~|XML. Extract the text",
        "[Script Info]~Title: x|subtitles of Advanced SubStation",
        "{\\rtf1\\ansi Hello}|rich text (RTF)",
        "a 1 0.5 0.2 hello~a 1 0.7 0.2 my~a 1 0.9 0.2 friend 0.9|recognised words (CTM)",
        "a.wav;Hello.~b.wav;My friend.~c.wav;Bye.|a table with tabs",
      })
  void otherFormatsAreRefusedByName(String content, String name) throws IOException {
    String message = refusal(content.replace('~', '\n').replace(';', '\t'), StandardCharsets.UTF_8);
    assertTrue(message.contains("talk.txt: expected a transcript; found " + name), message);
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
    assertEquals(text, TranscriptReader.defaults().readJoined(file).text());
  }

  @Test
  void bytesOfZeroAreRefused() throws IOException {
    String message = refusal("One.\nTwo\0.\n", StandardCharsets.UTF_8);
    assertTrue(message.contains("found a byte of zero in line 2. Export"), message);
  }

  @Test
  void otherArchivesAreRefusedByName() throws IOException {
    Path file = ZipFiles.write(folder.resolve("a.zip"), "readme", "hello");
    IOException e = assertThrows(IOException.class, () -> TranscriptReader.defaults().read(file));
    assertTrue(
        e.getMessage()
            .contains("found a zip archive that is neither docx nor EPUB. Save it as plain"),
        e.toString());
  }

  @Test
  void missingFilesAreReportedAsSuch() {
    assertThrows(
        IOException.class, () -> TranscriptReader.defaults().read(folder.resolve("no.txt")));
  }
}
