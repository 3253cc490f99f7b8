package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of recognisers' files, as people meet them. */
class HypothesisRepairTests {

  private static Hypothesis parse(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Hypothesis> all = HypothesisReader.of(16_000).read(new ByteArrayInputStream(bytes), "x");
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static String times(Hypothesis hypothesis) {
    StringBuilder text = new StringBuilder();
    for (TimedWord timed : hypothesis.words()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %.2f-%.2f; ",
              timed.word().text(),
              timed.word().span().startSeconds(),
              timed.word().span().endSeconds()));
    }
    return text.append(hypothesis.repairs()).toString();
  }

  @Test
  void endsStopAtTheNextWord() throws IOException {
    assertEquals(
        "one 1.00-1.50; two 1.50-2.00; three 2.00-2.40; 1 with an end that was late",
        times(parse("r 1 1.0 0.5 one\nr 1 1.5 60.0 two\nr 1 2.0 0.4 three\n")));
    // Each speaker has a clock of his own.
    assertEquals(
        "hm 1.00-2.00; yes 1.50-1.80; so 2.00-2.30; 1 with an end that was late",
        times(parse("r 1 1.0 1.4 hm 1 lex A\nr 1 1.5 0.3 yes 1 lex B\nr 1 2.0 0.3 so 1 lex A\n")));
  }

  @Test
  void wordsOfNoPlausibleLengthAreShortened() throws IOException {
    assertEquals(
        "one 1.00-1.50; two 1.50-4.40; three 90.00-90.40; 1 with an end that was late",
        times(parse("r 1 1.0 0.5 one\nr 1 1.5 60.0 two\nr 1 90.0 0.4 three\n")));
  }

  @Test
  void startsInASilenceAreDelayed() throws IOException {
    assertEquals(
        "hello 11.80-12.30; world 12.40-12.90; 1 with a start that was early",
        times(parse("r 1 0.0 12.3 hello\nr 1 12.4 0.5 world\n")));
    assertEquals(
        "one. 1.00-1.50; hello 12.00-12.50; world 12.50-12.90; 1 with a start that was early",
        times(parse("r 1 1.0 0.5 one.\nr 1 1.5 11.0 hello\nr 1 12.5 0.4 world\n")));
    assertEquals(
        "one 1.00-1.50; hello 1.50-5.00; world 12.50-12.90; 1 with an end that was late",
        times(parse("r 1 1.0 0.5 one\nr 1 1.5 11.0 hello\nr 1 12.5 0.4 world\n")));
  }

  @Test
  void scoresThatAreNoNumbersCount() throws IOException {
    assertEquals(
        "a 0.00-1.00; b 1.00-2.00; 1 with a score above 1 or not a number",
        times(
            parse(
                "{\"words\":[{\"word\":\"a\",\"start\":0,\"end\":1,\"score\":NaN},"
                    + "{\"word\":\"b\",\"start\":1,\"end\":2,\"score\":0.5}]}")));
    assertEquals(
        "a 0.00-1.00; 1 with a score above 1 or not a number", times(parse("r 1 0.0 1.0 a nan\n")));
  }

  @Test
  void oneWordThatRunsBackwardsIsMoved() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      double start = i == 20 ? 3.5 : i;
      String length = i == 30 ? "-9.0" : "0.5";
      rows.append("r 1 ").append(start).append(' ').append(length).append(" w").append(i);
      rows.append('\n');
    }
    Hypothesis hypothesis = parse(rows.toString());
    assertEquals("2 with a time moved", hypothesis.repairs().toString());
    assertEquals("w20", hypothesis.words().get(20).word().text());
    assertEquals(19, hypothesis.words().get(20).word().span().startSeconds());
    assertThrows(IOException.class, () -> parse("r 1 9.0 0.5 a\nr 1 10.0 -9.0 b\n"));
  }

  /** Two cues at the same time are two texts, and not one of alternate words. */
  @Test
  void overlappingCuesStayWhole() throws IOException {
    Hypothesis cues =
        parse(
            "1\n00:00:00,000 --> 00:00:10,000\none two three four\n\n"
                + "2\n00:00:05,000 --> 00:00:09,000\nfive six seven\n\n"
                + "3\n00:00:05,000 --> 00:00:12,000\neight nine\n");
    assertEquals("one two three four five six seven eight nine", cues.text());
    assertEquals(5, cues.words().get(4).word().span().startSeconds());
    // The first cue goes on after the end of the second one, so two people speak.
    assertEquals(10, cues.words().get(3).word().span().endSeconds(), 0.01);
  }

  /** A cue that waits on the screen ends with its words; one of two speakers has its own time. */
  @Test
  void cuesThatOverlapHaveTheTimeOfTheirWords() throws IOException {
    String cues =
        "1\n00:00:00,000 --> 00:00:0%d,000\nwe have to look at this budget now\n\n"
            + "2\n00:00:02,000 --> 00:00:08,000\nthat is not what you promised\n";
    assertEquals(2, end(parse(String.format(cues, 6))), 0.01);
    Hypothesis both = parse(String.format(cues, 3));
    assertEquals(3, end(both), 0.01);
    assertEquals(2, both.units().get(1).get(0).word().span().startSeconds(), 0.01);
    assertEquals("14 with estimated times", both.repairs().toString());
  }

  private static double end(Hypothesis cues) {
    return cues.units().get(0).get(7).word().span().endSeconds();
  }

  @Test
  void segmentsOfAnotherOrderStayWhole() throws IOException {
    Hypothesis segments =
        parse(
            "{\"segments\":[{\"start\":20,\"end\":30,\"text\":\"late one\"},"
                + "{\"start\":0,\"end\":25,\"text\":\"early and long one\"}]}");
    assertEquals("early and long one late one", segments.text());
    assertEquals(4, segments.repairs().reordered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"\",\"segments\":[]}",
        "{\"text\":\"\"}",
        "{\"segments\":[],\"language\":\"en\"}",
        "{\"words\":[]}",
        "{\"transcription\":[]}",
        "{\"result\":[],\"text\":\"\"}"
      })
  void silenceHasNoWords(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (Hypothesis one : HypothesisReader.of(16_000).read(new ByteArrayInputStream(bytes), "x")) {
      assertEquals(List.of(), one.words());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "About 1 000 000 people",
        "About 1 000 000 people\nSome 2 000 000 birds\n",
        "He paid A 1.50 2.50 each\nand left\n",
        "Number 1 was 10 20 times\n",
        "I paid him 10.50 20.50 dollars\n",
        "talk 1 0.5 0.2 hello\nThis is no row.\n",
        "{laughs} well\n",
        "[noise] yes\n",
        "[[crosstalk]] no\n",
        "token of love\n"
      })
  void proseIsProse(String text) {
    assertEquals(
        Optional.empty(),
        HypothesisFormat.detect(text.getBytes(StandardCharsets.UTF_8), "hyp.txt"));
  }

  @Test
  void regularFilesAreDetected() {
    assertEquals(Optional.of(HypothesisFormat.CTM), detect("t 1 0.5 0.2 a\nt 1 1 1 b\n", "h.txt"));
    assertEquals(
        Optional.of(HypothesisFormat.STM), detect("t 1 spk 0.5 1.2 a b\nt 1 spk 2 3\n", "h.txt"));
    assertEquals(Optional.of(HypothesisFormat.CTM), detect("t 1 0 2 a\n", "h.ctm"));
    // A space in the name of the recording moves the fields: no row of STM either.
    assertEquals(
        Optional.of(HypothesisFormat.CTM),
        detect("my talk 1 0.0 0.3 a\nmy talk 1 0.4 0.3 b\n", "h.ctm"));
    assertEquals(Optional.of(HypothesisFormat.JSON), detect("{\"text\": \"a", "h.txt"));
    assertEquals(Optional.of(HypothesisFormat.JSON), detect("[ {\"word\": \"a\"}]", "h.txt"));
    // The last line of the first bytes may be cut.
    String rows = "t 1 0.5 0.2 word\n".repeat(80) + "t 1";
    assertEquals(Optional.of(HypothesisFormat.CTM), detect(rows, "h.txt"));
  }

  private static Optional<HypothesisFormat> detect(String text, String name) {
    return HypothesisFormat.detect(text.getBytes(StandardCharsets.UTF_8), name);
  }
}
