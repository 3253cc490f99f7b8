package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnspokenTextTests {

  private static List<String> found(String text) {
    return UnspokenText.in(text).stream().map(span -> span.in(text)).toList();
  }

  @Test
  void labels() {
    assertEquals(
        List.of("MR SMITH:", "Speaker 2:", "Dr. Ana Novak (Zagreb):", "SPEAKER_01:", "Q:", "Q:"),
        found(
            "MR SMITH: Thank you.\n  Speaker 2: No.\n>> Dr. Ana Novak (Zagreb): Well.\n"
                + "SPEAKER_01: Yes\nQ: why\nQ: when"));
    assertEquals(List.of("主持人：", "主持人："), found("主持人：你好\n主持人：再见"));
  }

  @Test
  void sentencesWithColonsAreNoLabels() {
    assertEquals(
        List.of(),
        found(
            "Note: this is spoken.\nhe said: no\nThe answer is simple: no.\n10:30 begins\n"
                + "I mean, really? NO: never\nA ratio of 3:1"));
  }

  @Test
  void notes() {
    assertEquals(
        List.of("[Applause]", "(laughter)", "<unk>", "{cough}", "（笑）"),
        found("[Applause] Hear (laughter) him <unk> say {cough} it（笑）"));
    assertEquals(
        List.of(),
        found(
            "colour(s), a < b and c > d, [], (…), f(x), [not\nclosed] :-) "
                + "("
                + "x".repeat(90)
                + ")"));
    assertTrue(UnspokenText.isNote("[noise]") && !UnspokenText.isNote("(noise)"));
  }

  @Test
  void placesAreInOrderForAnyText() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String pieces = "[](){}<>:\n A.b1_-\u00E9\u4F60\uD83D\uDE00";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      int end = 0;
      for (TextSpan span : UnspokenText.in(text.toString())) {
        assertTrue(span.start() >= end && span.length() > 1, "seed " + seed + ": " + text);
        end = span.end();
      }
      assertTrue(end <= text.length(), "seed " + seed);
    }
  }
}
