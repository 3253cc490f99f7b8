package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextFormatTests {

  private static final String RUSSIAN =
      "Уважаемые депутаты, прошу занять места и подготовиться к регистрации. Заседание объявляется"
          + " открытым. На повестке дня первый вопрос, который мы рассмотрим сегодня.";
  private static final String CZECH =
      "Vážené kolegyně, vážení kolegové, prosím, abyste se usadili. Zahajuji dnešní schůzi"
          + " Poslanecké sněmovny a přeji vám příjemný den. Nejprve budeme hlasovat o pořadu"
          + " schůze.";
  private static final String GERMAN =
      "Sehr geehrte Damen und Herren, ich eröffne die Sitzung. Für die heutige Tagesordnung schlägt"
          + " der Ältestenrat vor, die Aussprache über den Haushalt zu führen.";
  private static final String JAPANESE = "これより会議を開きます。本日の議題は予算案についてであります。まず大臣から趣旨の説明を求めます。";

  @TempDir Path folder;

  @Test
  void textStaysAndParagraphsKnowTheirLines() throws IOException {
    String text = "\nOne,\r\ntwo.\r\n\r\n  \t\r\n Three. \nFour.\n\n\nFive.";
    TranscriptDocument document = DocumentFiles.read(DocumentFiles.write(folder, "a.b.txt", text));
    assertEquals("a.b", document.id());
    assertEquals("text", document.format());
    assertEquals(text, document.text());
    assertEquals(List.of("One,\r\ntwo.", "Three. \nFour.", "Five."), DocumentFiles.texts(document));
    assertEquals(
        List.of(2L, 6L, 10L), document.parts().stream().map(part -> part.place().line()).toList());
    assertEquals(
        List.of("p1", "p2", "p3"), document.parts().stream().map(DocumentPart::id).toList());
    assertEquals(List.of(), document.remarks());
    assertEquals(Optional.of(document.parts().get(1)), document.partAt(text.indexOf("Three")));
    assertEquals(Optional.empty(), document.partAt(0));
  }

  @ParameterizedTest
  @CsvSource({"windows-1251", "KOI8-R", "ISO-8859-5"})
  void cyrillicEncodingsAreTold(String charset) throws IOException {
    requireGuess(RUSSIAN, charset, charset);
  }

  @ParameterizedTest
  @CsvSource({"windows-1250,windows-1250", "ISO-8859-2,ISO-8859-2"})
  void centralEuropeanEncodingsAreTold(String charset, String found) throws IOException {
    requireGuess(CZECH, charset, found);
  }

  @ParameterizedTest
  @CsvSource({"windows-1252,windows-1252", "ISO-8859-1,windows-1252"})
  void westernEncodingsAreTold(String charset, String found) throws IOException {
    requireGuess(GERMAN, charset, found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shift_JIS", "EUC-JP", "UTF-16LE", "UTF-16BE"})
  void eastAsianEncodingsAreTold(String charset) throws IOException {
    // The letters of Japanese have no zeros in UTF-16, unlike those of Latin script.
    String text = charset.startsWith("UTF") ? GERMAN : JAPANESE;
    requireGuess(text, charset, charset);
  }

  private void requireGuess(String text, String charset, String found) throws IOException {
    Path file = DocumentFiles.write(folder, "talk.txt", text, Charset.forName(charset));
    TranscriptDocument document = DocumentFiles.read(file);
    assertEquals(text, document.text());
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.startsWith("guessed: encoding " + found + " by "), remarks);
  }

  @Test
  void marksAndUtf8AreNotGuessed() throws IOException {
    for (String charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE")) {
      String mark = charset.equals("UTF-16") ? "" : "\uFEFF";
      Path file = DocumentFiles.write(folder, "t.txt", mark + RUSSIAN, Charset.forName(charset));
      TranscriptDocument document = DocumentFiles.read(file);
      assertEquals(RUSSIAN, document.text(), charset);
      String language = "guessed: language ru by its words and letters";
      assertEquals(language, DocumentFiles.remarks(document), charset);
    }
  }

  /** One bad byte must not turn a text in UTF-8 into one of another encoding. */
  @Test
  void damagedUtf8IsAnErrorWithItsPlace() throws IOException {
    byte[] bytes = ("Erste Zeile.\n" + GERMAN).getBytes(StandardCharsets.UTF_8);
    bytes[30] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("talk.txt"), bytes);
    IOException e = assertThrows(IOException.class, () -> DocumentFiles.read(file));
    assertTrue(e.getMessage().contains("talk.txt, line 2, byte 30: expected UTF-8"), e.toString());
  }

  @Test
  void givenEncodingsAreUsedAndChecked() throws IOException {
    Path file = DocumentFiles.write(folder, "t.txt", CZECH, Charset.forName("windows-1250"));
    TranscriptReaderSettings settings =
        TranscriptReaderSettings.defaults()
            .withCharset(Charset.forName("windows-1250"))
            .withLanguage(Locale.forLanguageTag("cs"));
    TranscriptDocument document = TranscriptReader.of(settings).readJoined(file);
    assertEquals(CZECH, document.text());
    assertEquals(List.of(), document.remarks());
    assertEquals("cs", document.language().orElseThrow().toLanguageTag());
    IOException e =
        assertThrows(
            IOException.class,
            () -> TranscriptReader.of(settings.withCharset(StandardCharsets.US_ASCII)).read(file));
    assertTrue(e.getMessage().contains("t.txt: expected text in US-ASCII"), e.toString());
  }

  @Test
  void gutenbergLicenceIsLeftOutAndReported() throws IOException {
    String book = "CHAPTER I\n\nCall me Ishmael.\n\nSome years ago.\n\n";
    String text =
        "The Project Gutenberg eBook of Moby Dick\n\nTitle: Moby Dick\n\nAuthor: Herman Melville\n"
            + "\nLanguage: English\n\n"
            + "*** START OF THE PROJECT GUTENBERG EBOOK MOBY DICK ***\n"
            + "\nProduced by Daniel Lazarus\nand David Widger\n\n"
            + book
            + "*** END OF THE PROJECT GUTENBERG EBOOK MOBY DICK ***\n\nThis licence.\n";
    TranscriptDocument document = DocumentFiles.read(DocumentFiles.write(folder, "m.txt", text));
    assertEquals(book, document.text());
    assertEquals(
        List.of("CHAPTER I", "Call me Ishmael.", "Some years ago."), DocumentFiles.texts(document));
    assertEquals(14, document.parts().get(0).place().line());
    assertEquals("Moby Dick", document.metadata().get("title"));
    assertEquals("Herman Melville", document.metadata().get("author"));
    assertEquals("en", document.language().orElseThrow().toLanguageTag());
    String remarks = DocumentFiles.remarks(document);
    assertTrue(remarks.contains("omitted: front matter of the book's publisher"), remarks);
    assertTrue(
        remarks.contains("omitted: licence of the book's publisher (")
            && remarks.contains("at line 20"),
        remarks);
  }

  @Test
  void spokenIntroductionOfLibriVoxStays() throws IOException {
    String spoken =
        "Chapter one of Emma. This is a LibriVox recording. All LibriVox recordings are in the"
            + " public domain. For more information, or to volunteer, please visit librivox.org.\n";
    Path file = DocumentFiles.write(folder, "e.txt", spoken);
    assertEquals(spoken, DocumentFiles.read(file).text());
    String catalogue =
        "LibriVox recording of Emma by Jane Austen.\n"
            + "Read by Ann.\n\n"
            + "Emma is a novel.\n\n"
            + "For further information, go to the LibriVox catalog page for this recording.\n";
    TranscriptDocument document =
        DocumentFiles.read(DocumentFiles.write(folder, "c.txt", catalogue + spoken));
    assertEquals(spoken, document.text());
    assertFalse(document.remarks().isEmpty());
  }

  @Test
  void gzipIsDecompressed() throws IOException {
    Path file = folder.resolve("talk.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("Hello.\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("talk", DocumentFiles.read(file).id());
    assertEquals("Hello.\n", DocumentFiles.read(file).text());
  }

  @Test
  void unknownFormatsAreNamed() throws IOException {
    Path file = DocumentFiles.write(folder, "t.txt", "Hello.");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TranscriptReader.of(TranscriptReaderSettings.defaults().withFormat("wordstar"))
                    .read(file));
    assertTrue(e.getMessage().startsWith("format wordstar: expected one of "), e.toString());
  }

  @Test
  void guessesAreRemarks() throws IOException {
    String text = "It was the best of times and it was the worst of times for all of us. ";
    Path file = DocumentFiles.write(folder, "a.txt", text.repeat(4));
    TranscriptDocument document = DocumentFiles.read(file);
    assertEquals("en", document.language().orElseThrow().toLanguageTag());
    assertEquals("guessed: language en by its words and letters", DocumentFiles.remarks(document));
    TranscriptReaderSettings none = TranscriptReaderSettings.defaults().withoutLanguageDetection();
    assertEquals(Optional.empty(), TranscriptReader.of(none).readJoined(file).language());
  }

  @ParameterizedTest
  @CsvSource({
    "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*,End of Project Gutenberg"
        + " Etext of X",
    "*END THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*Ver.02/11/02*END*,Fin du Project Gutenberg"
        + " Etext X",
    "*** START OF THIS PROJECT GUTENBERG EBOOK X ***,Ende dieses Projekt Gutenberg Etextes X",
  })
  void olderAndForeignMarksOfGutenbergAreKnown(String start, String end) throws IOException {
    String book = "The Project Gutenberg Etext of X\n\n" + start + "\n\nThe book.\n\n" + end + "\n";
    TranscriptDocument document = DocumentFiles.read(DocumentFiles.write(folder, "book.txt", book));
    assertEquals(List.of("The book."), DocumentFiles.texts(document));
    assertEquals(2, document.remarks().size());
  }

  /** Statistics of bytes take short texts of smaller languages for Portuguese in windows-1252. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1250|hr|Dobro došli, gospođo. Čekaj me ovdje, molim vas, što želite večeras? Ne"
            + " znam što bih rekao, možda ću doći sutra u šest.",
        "windows-1254|tr|Değerli arkadaşlar, bugün bütçe yasasını görüşüyoruz. Şimdi söz isteyen"
            + " milletvekili var mı, lütfen kısa konuşun.",
        "windows-1250|pl|Szanowni państwo, dziękuję za głos. Dzisiaj będziemy mówić o budżecie,"
            + " który wciąż jest bardzo ważny dla nas wszystkich.",
      })
  void lettersOfTheLanguageTellLatinEncodingsApart(String charset, String language, String text)
      throws IOException {
    Path file = DocumentFiles.write(folder, "short.txt", text, Charset.forName(charset));
    TranscriptDocument document = DocumentFiles.read(file);
    assertEquals(text, document.text(), DocumentFiles.remarks(document));
  }

  @Test
  void timesBeforeLinesAreRemarked() throws IOException {
    String text = "[00:01:02] Ann: Hello.\n[00:01:05] Bob: Yes, hi.\n[00:01:09] Ann: Good.\n";
    TranscriptDocument document =
        DocumentFiles.read(DocumentFiles.write(folder, "timed.txt", text));
    assertEquals(text, document.text());
    assertEquals(
        "guessed: times at the beginning of lines are words (22 characters; at line 1:"
            + " '[00:01:02] Ann: Hello.')",
        DocumentFiles.remarks(document));
  }
}
