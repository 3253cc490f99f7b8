package dev.caesura.corpus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subtitles, .nlp, STM and Kaldi's text. */
class TimedTranscriptTests {

  @TempDir Path folder;

  @Test
  void cuesAreReadWithoutMarkup() throws IOException {
    TranscriptDocument document =
        DocumentFiles.read(
            DocumentFiles.write(
                folder,
                "talk.srt",
                "1\n00:00:01,000 --> 00:00:02,500\n<i>Hello,</i>\n- my {\\an8}friend\n\n"
                    + "2\n00:00:03,000 --> 00:00:04,000\nand bye.\n"));
    assertEquals("subtitles", document.format());
    assertEquals("Hello, my friend and bye.", document.text());
    assertEquals(List.of("c1", "c2"), document.parts().stream().map(DocumentPart::id).toList());
    assertEquals(Map.of("start", "3.000", "end", "4.000"), document.parts().get(1).metadata());
    assertEquals(7, document.parts().get(1).place().line());
  }

  @Test
  void voicesOfWebVttAreSpeakersAndRollingLinesAreReadOnce() throws IOException {
    TranscriptDocument document =
        DocumentFiles.read(
            DocumentFiles.write(
                folder,
                "talk.vtt",
                "WEBVTT\n\nNOTE hi\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.</v>\n<v Bob>Yes.\n\n"
                    + "00:03.000 --> 00:04.000\n<v Bob>No.\n"));
    assertEquals(
        List.of("Ann", "Bob", "Bob"),
        document.parts().stream().map(DocumentPart::speaker).toList());
    assertEquals("Hello.\n\nYes. No.", document.text());
    String rolling =
        "WEBVTT\n\n00:01.000 --> 00:02.000\nso <00:01.500>we\n\n00:02.000 --> 00:03.000\nso we\n"
            + "go <00:02.500>on\n";
    TranscriptDocument rolled =
        DocumentFiles.read(DocumentFiles.write(folder, "roll.vtt", rolling));
    assertEquals("so we go on", rolled.text());
    assertEquals(
        "omitted: text of the cue before (5 characters; at line 6: 'so we')",
        DocumentFiles.remarks(rolled));
  }

  @Test
  void turnsOfReferencesAreReadInTheirOrder() throws IOException {
    TranscriptDocument document =
        DocumentFiles.read(
            DocumentFiles.write(
                folder,
                "call.nlp",
                "token|speaker|ts|endTs|punctuation|case|tags\nGood|1|0.5|0.8||UC|[]\n"
                    + "morning|1|0.8|1.25|,|LC|[]\n<laugh>|2||||LC|[]\nHi|2|2|2.5|.|UC|[]\n"));
    assertEquals("Good morning,\n\nHi.", document.text());
    assertEquals("1", document.parts().get(0).speaker());
    assertEquals(Map.of("start", "0.500", "end", "1.250"), document.parts().get(0).metadata());
    TranscriptDocument stm =
        DocumentFiles.read(
            DocumentFiles.write(
                folder,
                "all.stm",
                ";; head\ntalk 1 ann 0.50 2.25 <o,f0,female> hello there\n"
                    + "talk 1 bob 2.25 3.25 <o,f0,male> bye\n"));
    assertEquals("talk", stm.id());
    assertEquals("hello there\n\nbye", stm.text());
    assertEquals("bob", stm.parts().get(1).speaker());
  }

  @Test
  void kaldiTextKeepsItsIdentifiers() throws IOException {
    Path file =
        DocumentFiles.write(folder, "text", "ann-01-a HELLO THERE\nann-02-b\nbob-01-a  BYE NOW\n");
    DocumentFiles.write(folder, "utt2spk", "ann-01-a ann\nann-02-b ann\nbob-01-a bob\n");
    TranscriptDocument document = DocumentFiles.read(file);
    assertEquals("kaldi", document.format());
    assertEquals("HELLO THERE\n\nBYE NOW", document.text());
    assertEquals("bob", document.parts().get(1).speaker());
    assertEquals(
        "omitted: utterance without words (8 characters; at line 2: 'ann-02-b')",
        DocumentFiles.remarks(document));
    TranscriptDocument libri =
        DocumentFiles.read(
            DocumentFiles.write(
                folder,
                "84-121.trans.txt",
                "84-121-0000 GO ON\n84-121-0001 STOP IT\n84-121-0002 NOW\n84-121-0003 YES\n"));
    assertEquals("84-121-0000", libri.parts().get(0).id());
    assertEquals("GO ON", libri.text(libri.parts().get(0)));
  }

  @Test
  void damagedCuesAreErrorsWithTheirLine() throws IOException {
    Path file = DocumentFiles.write(folder, "a.srt", "1\n00:00:01,000 --> 00:00:0x,500\nHello\n");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                TranscriptReader.of(TranscriptReaderSettings.defaults().withFormat("subtitles"))
                    .read(file));
    assertTrue(e.getMessage().contains("a.srt, line "), e.toString());
  }

  /** The words of a real reference are those of its document. */
  @Test
  void realReferencesAreReadWhole() throws IOException {
    Path file =
        Path.of(
            System.getProperty("caesura.data"), "align/dev/earnings21/reference/4320211.nlp.gz");
    Assumptions.assumeTrue(Files.isRegularFile(file), "needs " + file);
    TranscriptDocument document = DocumentFiles.read(file);
    assertTrue(document.parts().size() > 30, document.parts().size() + " turns");
    long tokens;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      tokens =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .filter(line -> !line.isBlank() && !line.startsWith("<"))
              .count();
    }
    assertEquals(tokens, document.text().split("\\s+").length);
  }

  @Test
  void dataFoldersAndShortChaptersAreKnownByTheirNames() throws IOException {
    Path text = DocumentFiles.write(folder, "text", "\uFEFFann hello\r\nbob\r\n");
    DocumentFiles.write(folder, "segments", "");
    TranscriptDocument document = DocumentFiles.read(text);
    assertEquals(List.of("hello"), DocumentFiles.texts(document));
    assertEquals(
        "omitted: utterance without words (3 characters; at line 2: 'bob')",
        DocumentFiles.remarks(document));
    Path chapter = DocumentFiles.write(folder, "1-2.trans.txt", "1-2-0000 HELLO WORLD\n");
    assertEquals(List.of("HELLO WORLD"), DocumentFiles.texts(DocumentFiles.read(chapter)));
  }

  @Test
  void soundsInBracketsAreLeftOutAndTablesWithCommasRefused() throws IOException {
    String cue = "%d\n00:00:0%d,000 --> 00:00:0%d,900\n%s\n\n";
    StringBuilder cues = new StringBuilder();
    String[] texts = {"[MUSIC]", "♪ ♪", "[Ann] Hello.", "[door creaks]\n[steps]"};
    for (int i = 0; i < texts.length; i++) {
      cues.append(cue.formatted(i + 1, i, i, texts[i]));
    }
    TranscriptDocument document =
        DocumentFiles.read(DocumentFiles.write(folder, "sounds.srt", cues.toString()));
    assertEquals(List.of("[Ann] Hello."), DocumentFiles.texts(document));
    assertTrue(
        DocumentFiles.remarks(document).startsWith("omitted: sound in brackets (3 times"),
        DocumentFiles.remarks(document));
    Path table = DocumentFiles.write(folder, "a.csv", "file,text\na.wav,Hello\n");
    IOException e = assertThrows(IOException.class, () -> DocumentFiles.read(table));
    assertTrue(e.getMessage().contains("found a table with commas"), e.getMessage());
  }
}
