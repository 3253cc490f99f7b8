package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypothesisReaderTests {

  private static final HypothesisReader READER = HypothesisReader.of(16_000);

  private static HypothesisReader reader(HypothesisReaderSettings settings) {
    return HypothesisReader.of(16_000, settings);
  }

  /** A resource as words with start, end, score and speaker; ~ marks estimated times. */
  private static String read(String resource) throws IOException {
    try (InputStream in = HypothesisReaderTests.class.getResourceAsStream(resource)) {
      return show(READER.read(in, resource));
    }
  }

  private static List<Hypothesis> parse(String text) throws IOException {
    return parse(READER, text, "test");
  }

  private static List<Hypothesis> parse(HypothesisReader reader, String text, String name)
      throws IOException {
    return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
  }

  private static String show(List<Hypothesis> all) {
    StringBuilder lines = new StringBuilder();
    for (Hypothesis hypothesis : all) {
      if (!hypothesis.recording().isEmpty()) {
        lines.append(hypothesis.recording()).append('/').append(hypothesis.channel()).append(": ");
      }
      for (TimedWord timed : hypothesis.words()) {
        lines.append(
            String.format(
                Locale.ROOT,
                "%s%s %.2f-%.2f %.2f%s; ",
                timed.timing() == Timing.STATED ? "" : "~",
                timed.word().text(),
                timed.word().span().startSeconds(),
                timed.word().span().endSeconds(),
                timed.word().score(),
                timed.speaker().isEmpty() ? "" : " " + timed.speaker()));
      }
      lines.append('(').append(hypothesis.repairs()).append(')');
    }
    return lines.toString();
  }

  private static void fails(String expected, String text) {
    IOException e = assertThrows(IOException.class, () -> parse(text));
    assertEquals(expected, e.getMessage());
  }

  @Test
  void whisper() throws IOException {
    assertEquals(
        "Good 0.50-0.80 0.98; morning, 0.80-1.30 0.90; all. 1.40-2.00 0.75;"
            + " We 3.00-3.20 1.00; begin. 3.20-4.00 0.50; (unchanged)",
        read("whisper.json"));
    assertEquals(
        "~Good 1.00-1.40 1.00; ~morning. 1.40-2.20 1.00; (2 with estimated times)",
        read("whisper-no-words.json"));
    assertEquals(
        "Guten 0.10-0.50 0.70; Tag. 0.50-1.00 0.90; (unchanged)", read("whisper-timestamped.json"));
    assertEquals(
        "So 0.00-0.40 0.60; far. 0.40-1.00 0.70; ~Yes. 1.00-2.00 1.00; (1 with estimated times)",
        read("faster-whisper.json"));
    assertEquals("One 0.20-0.60 1.00; two 0.90-1.50 1.00; (unchanged)", read("verbose.json"));
  }

  @Test
  void whisperCpp() throws IOException {
    assertEquals(
        "~And 0.00-0.86 1.00; ~so 0.86-1.43 1.00; ~on 1.43-2.00 1.00; (3 with estimated times)",
        read("whisper-cpp.json"));
    assertEquals(
        "Caesura, 0.10-1.00 0.70; yes 1.20-1.90 0.80; (unchanged)", read("whisper-cpp-full.json"));
  }

  /** Words that could not be aligned lie between their neighbours, the last up to the end. */
  @Test
  void whisperX() throws IOException {
    assertEquals(
        "In 1.00-1.20 0.90 SPEAKER_01; ~1984 1.20-3.00 1.00 SPEAKER_01;"
            + " we 3.00-3.20 0.80 SPEAKER_01; ~met 3.20-4.00 1.00 SPEAKER_01;"
            + " (2 with estimated times)",
        read("whisperx.json"));
  }

  @Test
  void voskAndPocketsphinx() throws IOException {
    assertEquals(
        "zero 0.30-0.60 0.90; one 0.70-1.20 1.00; two 2.00-2.50 1.00; (unchanged)",
        read("vosk.json"));
    assertEquals("go 0.25-0.50 0.96; to 0.50-1.00 0.99; (1 left out)", read("pocketsphinx.json"));
  }

  @Test
  void jsonLinesAndLhotse() throws IOException {
    assertEquals(
        "r/: eins 0.25-0.50 0.50 A; zwei 0.50-0.75 1.00; (unchanged)"
            + "s/2: drei 1.00-1.50 1.00; (unchanged)",
        read("words.jsonl"));
    assertEquals(
        "a/0: HELLO 1.00-1.50 0.90 F1; THERE 1.50-2.00 1.00 F1; (unchanged)"
            + "b/0: ~HELLO 0.00-0.55 1.00 F2; ~THERE 0.55-1.10 1.00 F2;"
            + " (2 with estimated times)",
        read("lhotse.jsonl"));
  }

  @Test
  void ctm() throws IOException {
    assertEquals(
        "a/1: hello 0.10-0.30 0.90; world 0.40-0.70 0.80; (3 left out)"
            + "a/2: hi 0.15-0.35 1.00; (unchanged)"
            + "b/1: tschüss 0.00-0.50 1.00 B; (1 with a score above 1 or not a number)",
        read("two.ctm"));
  }

  @Test
  void subtitles() throws IOException {
    assertEquals(
        "~Hello 1.00-1.63 1.00; ~you 1.63-2.00 1.00; ~Good 2.50-3.10 1.00;"
            + " ~Bye 3.10-3.55 1.00; ~now 3.55-4.00 1.00; (5 with estimated times)",
        read("cues.srt"));
    assertEquals(
        "~R&D 1.00-1.60 1.00 Anna; ~<3 1.60-2.00 1.00 Anna;"
            + " ~今日 3600.00-3600.20 1.00; ~は 3600.20-3600.30 1.00;"
            + " ~良い 3600.30-3600.50 1.00; ~天気 3600.50-3600.70 1.00;"
            + " ~です。 3600.70-3601.00 1.00; (7 with estimated times)",
        read("cues.vtt"));
  }

  /** Each line of rolling captions counts once, with the times inside it. */
  @Test
  void rollingCaptions() throws IOException {
    assertEquals(
        "~the 0.00-0.50 1.00; ~first 0.50-1.00 1.00; ~line 1.00-2.00 1.00;"
            + " ~and 2.01-3.00 1.00; ~more 3.00-4.00 1.00;"
            + " (5 with estimated times, 2 left out)",
        read("rolling.vtt"));
  }

  @Test
  void nlpAndStm() throws IOException {
    assertEquals(
        "Good 3.24-3.37 0.50 1; morning, 3.37-3.63 1.00 1; ~\"ladies. 3.63-4.50 1.00 1;"
            + " all 4.50-5.00 1.00 2; (1 with estimated times, 1 left out)",
        read("tokens.nlp"));
    assertEquals(
        "talk/1: ~we 0.00-0.29 1.00 speaker_a; ~start 0.29-1.00 1.00 speaker_a;"
            + " ~hello 2.00-2.55 1.00 speaker_b; ~there 2.55-3.10 1.00 speaker_b;"
            + " (4 with estimated times, 1 left out)",
        read("talk.stm"));
  }

  @Test
  void kaldiFolder() throws Exception {
    Path segments = Path.of(HypothesisReaderTests.class.getResource("kaldi/segments").toURI());
    assertEquals(
        "rec/: ~one 0.50-1.00 1.00 s1; ~two 1.00-1.50 1.00 s1; ~three 3.00-4.00 1.00 s2;"
            + " (3 with estimated times)",
        show(READER.read(segments.getParent())));
    Path above = segments.getParent().getParent();
    IOException e = assertThrows(IOException.class, () -> READER.read(above));
    assertTrue(
        e.getMessage().contains("expected a file, or a folder with segments and text"),
        e.getMessage());
  }

  @Test
  void byteOrderMarkAndGzip() throws IOException {
    String text = "\uFEFFa 1 0 1 hello\r\n\r\na 1 1 1 you\r\n";
    String expected = "a/1: hello 0.00-1.00 1.00; you 1.00-2.00 1.00; (unchanged)";
    assertEquals(expected, show(parse(text)));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        expected, show(READER.read(new ByteArrayInputStream(packed.toByteArray()), "x.gz")));
    assertEquals("zwei", parse("\uFEFF{\"word\":\"zwei\",\"start\":0,\"end\":1}").get(0).text());
  }

  /** Order of speech stays where a time slips; words of another order are sorted. */
  @Test
  void timesThatRunBackwards() throws IOException {
    assertEquals(
        "a/1: one 5.00-5.50 1.00; two 5.00-5.20 1.00; three 6.00-6.00 1.00; (2 with a time moved)",
        show(parse("a 1 5 0.5 one\na 1 4.7 0.5 two\na 1 6 -0.1 three\n")));
    assertEquals(
        "a/1: early 0.00-0.10 1.00; first 1.00-1.50 1.00; late 5.00-5.50 1.00;"
            + " (1 with a time moved, 2 out of order, sorted)",
        show(parse("a 1 5 0.5 late\na 1 1 0.5 first\na 1 -0.2 0.3 early\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "a 1 0 1 ok\\na 1 NaN 1 x # test, line 2: expected a start in seconds; found 'NaN'.",
        "a 1 0 1 ok\\na 1 0 x # test, line 2: expected recording, channel, start, duration and"
            + " word; found 'a 1 0 x'.",
        "a 1 -3 1 x # test, line 1: expected a start from 0 to 10000000 s and an end after it;"
            + " found 'x from -3.0 to -2.0'.",
        "a 1 3 -2 x # test, line 1: expected a start from 0 to 10000000 s and an end after it;"
            + " found 'x from 3.0 to 1.0'.",
        "a 1 1e9 1 x # test, line 1: expected a start from 0 to 10000000 s and an end after it;"
            + " found 'x from 1.0E9 to 1.000000001E9'.",
        "a 1 0 1 x 7 # test, line 1: expected a confidence from 0 to 1; found '7.0'.",
        "a 1 0 1 x y # test, line 1: expected a confidence from 0 to 1, or NA; found 'y'.",
        "We went home. # test, line 1: expected words with times as CTM, STM, JSON, SRT, WebVTT"
            + " or .nlp; found 'We went home.'.",
        "{\"text\": \"no times\"} # test: expected times of words; found 2 words without times.",
        "{\"some\": [1, 2]} # test, line 1: expected words or segments of a recogniser"
            + " (docs/align.md lists the shapes); found 'only fields [some]'.",
        "{\"word\":\"a\",\"start\":0,\\n\"end\":\"x\"} # test, line 2: expected an end in"
            + " seconds; found 'x'.",
        "[{\"words\":[\"a\"]}] # test, line 1: expected a word as a JSON object; found 'a'.",
        "[{\"word\":\"a\",\"start\":1,\"end\":9,\"score\":-1}] # test, line 1: expected a"
            + " confidence from 0 to 1; found '-1.0'.",
        "1\\n00:00:01,000 --> 00:61:00,000\\nx # test, line 2: expected a time with at most 59"
            + " minutes and seconds; found '00:61:00,000'.",
      })
  void errorsSayWhere(String text, String message) {
    fails(message, text.replace("\\n", "\n"));
  }

  @Test
  void malformedJson() {
    for (String text : List.of("{\"words\": [", "[{\"word\":\"a\",\"start\":NaN}]", "[1}", "{]")) {
      IOException e = assertThrows(IOException.class, () -> parse(text), text);
      assertTrue(e.getMessage().startsWith("test, line 1: "), e.getMessage());
    }
    String deep = "{\"segments\":[".repeat(40);
    IOException e = assertThrows(IOException.class, () -> parse(deep));
    assertTrue(e.getMessage().contains("levels"), e.getMessage());
    String deeper = "[{\"x\":" + "[".repeat(100_000);
    assertThrows(IOException.class, () -> parse(deeper));
  }

  @Test
  void millisecondsAreNoticed() {
    fails(
        "test: expected times in seconds; found words of 300.0 s, perhaps milliseconds.",
        "{\"words\":[{\"text\":\"a\",\"start\":0,\"end\":300},{\"text\":\"b\",\"start\":300,"
            + "\"end\":600},{\"text\":\"c\",\"start\":700,\"end\":900}]}".replace("900", "1100"));
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] latin = "a 1 0 1 ok\na 1 1 1 \u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    IOException e =
        assertThrows(
            IOException.class, () -> READER.read(new ByteArrayInputStream(latin), "x.ctm"));
    assertEquals(
        "x.ctm, line 2, byte 19: expected UTF-8; found 0xE9. Convert it, for example with: iconv -f"
            + " WINDOWS-1252 -t UTF-8",
        e.getMessage());
    byte[] json = "{\"word\": \"\u00e9t\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    e = assertThrows(IOException.class, () -> READER.read(new ByteArrayInputStream(json), "x"));
    assertTrue(
        e.getMessage().startsWith("x, line 1, byte 10: expected UTF-8; found 0xE9."),
        e.getMessage());
  }

  /** Every format is read with every line end, in UTF-8 and in what a byte order mark names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1 0.5 0.5 one\na 1 1.5 0.5 tw\u00F6\n",
        ";; note\na 1 s 0.5 1.5 <o,f0,male> one\na 1 s 1.5 2.5 tw\u00F6\n",
        "token|speaker|ts|endTs\none|1|0.5|1.0\ntw\u00F6|1|1.5|2.0\n",
        "1\n00:00:00,500 --> 00:00:01,000\none\n\n2\n00:00:01,500 --> 00:00:02,000\ntw\u00F6\n",
        "WEBVTT\n\nNOTE\nx\n\n00:00.500 --> 00:01.000\none\n\n00:01.500 --> 00:02.000\ntw\u00F6\n",
        "{\"word\": \"one\", \"start\": 0.5, \"end\": 1}\n"
            + "{\"word\": \"tw\u00F6\", \"start\": 1.5, \"end\": 2}\n",
        "{\n\"segments\": [\n{\"start\": 0.5, \"end\": 2, \"text\": \"one tw\u00F6\"}]}\n"
      })
  void everyLineEndAndMarkedEncoding(String text) throws IOException {
    List<Hypothesis> wanted =
        READER.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x");
    assertEquals("one tw\u00F6", wanted.get(0).text());
    for (String lineEnd : List.of("\n", "\r", "\r\n")) {
      for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
        byte[] bytes = ("\uFEFF" + text.replace("\n", lineEnd)).getBytes(Charset.forName(charset));
        assertEquals(wanted, READER.read(new ByteArrayInputStream(bytes), "x"), charset);
        assertEquals(
            HypothesisFormat.detect(text.getBytes(StandardCharsets.UTF_8), "x"),
            HypothesisFormat.detect(bytes, "x"));
      }
    }
    String bad = "a 1 0.5 0.5 one\ra 1 x 0.5 two\r";
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                READER.read(new ByteArrayInputStream(bad.getBytes(StandardCharsets.UTF_16)), "x"));
    assertTrue(e.getMessage().startsWith("x, line 2: expected a start"), e.getMessage());
  }

  @Test
  void emptyFiles() throws IOException {
    assertEquals(List.of(), parse(READER, "", "empty.ctm"));
    assertEquals(
        List.of(),
        parse(
            reader(HypothesisReaderSettings.defaults().withFormat(HypothesisFormat.CTM)),
            "\n",
            "empty"));
    fails(
        "test, line 1: expected words with times as CTM, STM, JSON, SRT, WebVTT or .nlp; found"
            + " nothing.",
        " \n");
  }

  @Test
  void untimedWordsOnRequest() throws IOException {
    String text = "token|speaker|ts|endTs\na|1||\nb|1||\n";
    assertThrows(IOException.class, () -> parse(text));
    Hypothesis words =
        parse(reader(HypothesisReaderSettings.defaults().withUntimed(true)), text, "x").get(0);
    assertEquals("a b", words.text());
    assertEquals(Timing.UNKNOWN, words.words().get(1).timing());
  }

  /** A line without an end does not fill the memory. */
  @Test
  void endlessLine() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    HypothesisReader reader =
        reader(HypothesisReaderSettings.defaults().withFormat(HypothesisFormat.CTM));
    IOException e = assertThrows(IOException.class, () -> reader.read(endless, "x"));
    assertTrue(e.getMessage().contains("a line of at most"), e.getMessage());
  }
}
