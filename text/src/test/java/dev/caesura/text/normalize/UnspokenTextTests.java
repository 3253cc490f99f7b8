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
  void timesAtLineStarts() {
    assertEquals(
        List.of("00:12:34", "[00:12:40]", "JOHN:", "00:13:00,500 --> 00:13:02,000", "Ann Lee 0:03"),
        found(
            "00:12:34 We met at 10:30.\n[00:12:40] JOHN: Yes at 10:40:00 sharp.\n"
                + "00:13:00,500 --> 00:13:02,000\nAnn Lee 0:03\n10:30 begins"));
    assertEquals(
        List.of("0:01", "0:07", "1:15"), found("0:01 One\n0:07 two\n1:15 three at 2:00 today"));
    assertEquals(List.of("Speaker 1 (00:12:34):"), found("Speaker 1 (00:12:34): Hello"));
  }

  @Test
  void boldLabelsAndLabelsInsideLines() {
    assertEquals(List.of("Ann:**", "Bob**:"), found("**Ann:** Hello\n**Bob**: Hi"));
    assertEquals(
        List.of("SPEAKER 2:", "MR SMITH:", "Q:", "Q:", "Q:"),
        found("Yes. SPEAKER 2: No. MR SMITH: Well\nQ: a\nQ: b and Q: c. The Answer: no"));
  }

  @Test
  void footnotesAndNumeralLines() {
    assertEquals(
        List.of("2", "3", "4,5", "II", "3."),
        found(
            "The board2 said much.3 And more,4,5 of\n"
                + "II\n"
                + "  3.\n"
                + "in 1999 of H2O, MP3, 3.5 and COVID19."));
  }

  @Test
  void numbersOfLists() {
    assertEquals(
        List.of("1.", "2.", "3)"),
        found(
            "We need:\n1. Bread\n  2. Milk\r\n3) \"Eggs\"\n7. October is late.\n1990. No\n5 days"));
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
        assertTrue(span.start() >= end && span.length() > 0, "seed " + seed + ": " + text);
        end = span.end();
      }
      assertTrue(end <= text.length(), "seed " + seed);
    }
  }
}
