package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams that decide before the scorer's window is full. */
class LimitedLookaheadTests {

  /** A score depends on everything that the scorer is given, the length included. */
  private static final WindowedScorer FICKLE = scorer(64, LimitedLookaheadTests::fickle);

  /** A boundary follows a full stop that six more characters follow. */
  private static final WindowedScorer SIX_MORE = scorer(64, LimitedLookaheadTests::sixMore);

  private static WindowedScorer scorer(
      int window, java.util.function.Function<String, float[]> scores) {
    return new FixedWindowScorer(
        text -> BoundaryScores.of(text, scores.apply(text)), window, window / 4);
  }

  private static float[] fickle(String text) {
    float[] scores = new float[text.length()];
    int hash = text.hashCode();
    for (int i = 0; i < scores.length; i++) {
      boolean inPair =
          i + 1 < scores.length && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      scores[i] = inPair ? 0 : ((hash * 31 + i) >>> 7 & 0xFF) / 255f;
    }
    return scores;
  }

  private static float[] sixMore(String text) {
    float[] scores = new float[text.length()];
    for (int i = 0; i + 6 < scores.length; i++) {
      scores[i] = text.charAt(i) == '.' ? 1 : 0;
    }
    return scores;
  }

  private static String randomText(Random random, int length) {
    String usual = "abcd. \n\r\u3000\u00A0\u0000";
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(12)) {
        case 0 -> text.appendCodePoint(0x1F600 + random.nextInt(64));
        case 1 -> text.append('\uD800');
        case 2 -> text.append("\n\n");
        default -> text.append(usual.charAt(random.nextInt(usual.length())));
      }
    }
    return text.toString();
  }

  private static List<Sentence> pushed(SentenceStream stream, String text, Random random) {
    List<Sentence> found = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(40));
      found.addAll(stream.push(text.substring(at, end)));
      at = end;
    }
    found.addAll(stream.finish());
    return found;
  }

  private static final List<LineBreaks> MODES = List.of(LineBreaks.values());

  @Test
  void blocksChangeNothing() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      Lookahead lookahead = Lookahead.of(Lookahead.MIN + random.nextInt(40));
      SentenceSettings settings =
          SentenceSettings.defaults()
              .withThreshold(0.8f)
              .withLineBreaks(MODES.get(random.nextInt(MODES.size())))
              .withLengths(round % 2 == 0 ? Lengths.unlimited() : Lengths.capped(5, 30));
      String text = randomText(random, random.nextInt(600));
      SentenceStream stream = SentenceStream.of(FICKLE, settings, lookahead);
      String message = "-Dcaesura.seed=" + seed + ", round " + round + " " + lookahead + settings;
      List<Sentence> first = pushed(stream, text, random);
      // The same stream again: finish leaves it as it was.
      assertEquals(first, pushed(stream, text, random), message);
      List<Sentence> single = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        single.addAll(stream.push(text.substring(i, i + 1)));
      }
      single.addAll(stream.finish());
      assertEquals(first, single, message);
      StringBuilder joined = new StringBuilder();
      for (Sentence sentence : first) {
        assertEquals(joined.length(), sentence.start(), message);
        joined.append(sentence.text());
      }
      assertEquals(text, joined.toString(), message);
    }
  }

  @Test
  void sentenceComesAfterTheLookahead() {
    String text = "abcde fgh ijklm. ".repeat(40);
    for (int characters : new int[] {8, 9, 13, 24, 32, 100}) {
      SentenceStream stream =
          SentenceStream.of(SIX_MORE, SentenceSettings.defaults(), Lookahead.of(characters));
      int given = 0;
      for (int i = 0; i < text.length(); i++) {
        for (Sentence sentence : stream.push(text.substring(i, i + 1))) {
          assertEquals("abcde fgh ijklm. ", sentence.text());
          given += sentence.text().length();
        }
        assertTrue(
            i + 1 - given - 17 <= Math.min(characters, stream.lookahead()),
            i + " " + given + " " + characters);
      }
      assertTrue(given >= text.length() - 17 * (2 + characters / 17), given + " " + characters);
    }
  }

  @Test
  void blankLineWaitsForNothing() {
    SentenceSettings settings = SentenceSettings.defaults();
    SentenceStream stream = SentenceStream.of(SIX_MORE, settings, Lookahead.of(32));
    assertEquals(List.of(), stream.push("one two\n"));
    assertEquals("one two\n\n", stream.push("\n").get(0).text());
    assertEquals(List.of(), stream.push("\n\nthree"));
    SentenceStream lines =
        SentenceStream.of(SIX_MORE, settings.withLineBreaks(LineBreaks.RESPECT), Lookahead.of(32));
    assertEquals("one two\r", lines.push("one two\r").get(0).text());
    assertEquals("\nthree\n", lines.push("\nthree\nfour").get(0).text());
    assertEquals("four", lines.finish().get(0).text());
    SentenceStream all =
        SentenceStream.of(SIX_MORE, settings.withLineBreaks(LineBreaks.IGNORE), Lookahead.of(32));
    assertEquals(List.of(), all.push("one two\n\n\n"));
  }

  @Test
  void flushEndsASentenceAndOffsetsGoOn() {
    for (Lookahead lookahead : List.of(Lookahead.all(), Lookahead.of(8))) {
      SentenceStream stream = SentenceStream.of(SIX_MORE, SentenceSettings.defaults(), lookahead);
      assertEquals(List.of(), stream.flush());
      stream.push("and then");
      assertEquals(List.of(new Sentence("and then", 0, 8, 0, false)), stream.flush());
      stream.push(" we left");
      assertEquals(List.of(new Sentence(" we left", 8, 16, 0, false)), stream.flush());
      assertEquals(List.of(), stream.finish());
      stream.push("a");
      assertEquals(0, stream.finish().get(0).start());
    }
  }

  @Test
  void settingsThatNeedMoreTextAreRefused() {
    SentenceSettings settings = SentenceSettings.defaults();
    Lookahead some = Lookahead.of(8);
    assertThrows(IllegalArgumentException.class, () -> Lookahead.of(1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SentenceStream.of(SIX_MORE, settings.withProtectedSpans(ProtectedSpans.usual()), some));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SentenceStream.of(
                SIX_MORE,
                settings.withLengths(Lengths.packed(0, 90, LengthPrior.gaussian(70, 25))),
                some));
  }

  @Test
  void costIsARunForEveryStep() {
    int[] runs = new int[1];
    WindowedScorer counting =
        scorer(
            64,
            text -> {
              runs[0]++;
              return new float[text.length()];
            });
    SentenceStream stream =
        SentenceStream.of(counting, SentenceSettings.defaults(), Lookahead.of(16));
    stream.push("x ".repeat(2000));
    assertEquals(1000, runs[0], 4);
    stream.finish();
    runs[0] = 0;
    // A run inside a word would find nothing.
    stream.push("x".repeat(4000));
    assertEquals(0, runs[0]);
    stream.push("\u4ECA".repeat(400));
    assertEquals(100, runs[0], 4);
  }
}
