package dev.caesura.align.subtitle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubtitleCutterTests {

  private static final SubtitleSettings SETTINGS = SubtitleSettings.defaults();

  private static Word word(String text, double start, double end) {
    return new Word(text, TimeSpan.fromSeconds(start, end, 16_000), 1);
  }

  /** Words of a slow speaker. */
  private static List<Word> words(String text, double seconds) {
    List<Word> words = new ArrayList<>();
    double time = 1;
    for (String part : text.split(" ")) {
      words.add(word(part, time, time + seconds));
      time += seconds;
    }
    return words;
  }

  private static List<SubtitleCue> cut(List<Word> words, double... ends) {
    return new SubtitleCutter(SETTINGS).cut(words, ends, Collections.nCopies(words.size(), ""));
  }

  private static double[] scores(List<Word> words) {
    return words.stream().mapToDouble(w -> w.text().endsWith(".") ? 0.95 : 0.02).toArray();
  }

  @Test
  void cuesEndWhereSentencesDo() {
    List<Word> words =
        words(
            "We went home late in the evening of that day. It was raining all the way back to the"
                + " old house.",
            0.45);
    List<SubtitleCue> cues = cut(words, scores(words));
    assertEquals(2, cues.size());
    assertEquals("day.", last(cues.get(0)));
    assertEquals(2, cues.get(1).lines().size());
    assertEquals(0, SubtitleReport.of(cues, words, scores(words), SETTINGS).violating());
  }

  private static String last(SubtitleCue cue) {
    String line = cue.lines().get(cue.lines().size() - 1);
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  @Test
  void shortCuesStayLongEnoughToBeRead() {
    List<Word> words = List.of(word("Incomprehensibilities.", 1, 1.4), word("Yes.", 5, 5.2));
    List<SubtitleCue> cues = cut(words, 1, 1);
    assertEquals(2, cues.size());
    assertTrue(cues.get(0).chars() <= 17 * cues.get(0).seconds());
    assertEquals(834, cues.get(1).endMillis() - cues.get(1).startMillis());
  }

  @Test
  void everyWordIsShownOnceAndCuesDoNotOverlap() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 100; round++) {
      List<Word> words = new ArrayList<>();
      double time = 0;
      int n = random.nextInt(80);
      double[] scores = new double[n];
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < n; i++) {
        String part = "w".repeat(1 + random.nextInt(random.nextInt(20) == 0 ? 60 : 9));
        double length = random.nextDouble() * 0.6;
        words.add(word(part, time, time + length));
        time += length + (random.nextInt(6) == 0 ? random.nextDouble() * 3 : 0);
        scores[i] = random.nextDouble();
        text.append(text.isEmpty() ? "" : " ").append(part);
      }
      List<SubtitleCue> cues = cut(words, scores);
      StringBuilder shown = new StringBuilder();
      long last = 0;
      int next = 0;
      for (SubtitleCue cue : cues) {
        assertEquals(next, cue.firstWord());
        next = cue.endWord();
        assertTrue(cue.startMillis() >= last, cue::toString);
        last = cue.endMillis();
        boolean single = cue.endWord() - cue.firstWord() == 1;
        assertTrue(single || cue.lines().size() <= 2, cue::toString);
        assertTrue(single || cue.lines().stream().allMatch(l -> l.length() <= 42), cue::toString);
        shown.append(shown.isEmpty() ? "" : " ").append(String.join(" ", cue.lines()));
      }
      assertEquals(n, next);
      assertEquals(text.toString(), shown.toString());
    }
  }

  @Test
  void violationsAreCounted() {
    List<Word> words = words("a b c d", 0.5);
    List<SubtitleCue> cues =
        List.of(
            new SubtitleCue(0, 1, 1000, 1100, List.of("x".repeat(43))),
            new SubtitleCue(1, 2, 1120, 9500, List.of("y")),
            new SubtitleCue(2, 4, 9700, 9800, List.of("z", "z", "z")));
    SubtitleReport report =
        SubtitleReport.of(cues, words, new double[] {0.1, 0.1, 0.1, 1}, SETTINGS);
    assertEquals(new SubtitleReport(3, 2, 0, 2, 1, 2, 1, 1, 3), report);
    assertTrue(report.summary().startsWith("3 cues, 3 with violations"), report.summary());
  }

  @Test
  void bothFormatsAreWritten() throws IOException {
    List<SubtitleCue> cues =
        List.of(new SubtitleCue(0, 2, 3_723_004, 3_724_100, List.of("a & b", "c --> d")));
    StringBuilder srt = new StringBuilder();
    SubtitleWriter.write(cues, false, srt);
    assertEquals("1\n01:02:03,004 --> 01:02:04,100\na & b\nc -> d\n\n", srt.toString());
    StringBuilder vtt = new StringBuilder();
    SubtitleWriter.write(cues, true, vtt);
    assertEquals(
        "WEBVTT\n\n01:02:03.004 --> 01:02:04.100\na &amp; b\nc --&gt; d\n\n", vtt.toString());
  }

  @Test
  void wrongInputIsRefused() {
    List<Word> back = List.of(word("a", 2, 3), word("b", 1, 2));
    assertThrows(IllegalArgumentException.class, () -> cut(back, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> cut(back, 0));
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withShape(0, 42));
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withDurations(2, 1));
    assertEquals(List.of(), cut(List.of()));
  }
}
