package dev.caesura.align.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.eval.TopicScores;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimedTopicScoresTests {

  @Test
  void chunksAreUnitsOfText() {
    TimedTopicScores scores = TimedTopicScores.of(60, List.of(0.0, 29.0), List.of(31.0, 50.0));
    assertEquals(TopicScores.of(List.of(5, 5), List.of(5, 3, 2)), scores.chunks());
    assertEquals(2.0 / 3, scores.collarF1(), 1e-12);
    assertEquals(1, TimedTopicScores.of(10, List.of(), List.of(0.0)).collarF1());
    assertThrows(
        IllegalArgumentException.class, () -> TimedTopicScores.of(10, List.of(11.0), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> TimedTopicScores.of(0, List.of(), List.of()));
  }

  /** Tags by time are those of a walk through hundredths of a second. */
  @Test
  void tagsCountByTime() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] names = {"a", "b", TopicAnchors.NONE};
    for (int round = 0; round < 100; round++) {
      List<TimeSpan> spans = new ArrayList<>();
      List<String> truth = new ArrayList<>();
      List<String> guess = new ArrayList<>();
      int right = 0;
      int all = 0;
      int both = 0;
      int either = 0;
      for (int i = random.nextInt(8); i >= 0; i--) {
        int hundredths = 1 + random.nextInt(500);
        spans.add(new TimeSpan(1000, 1000 + hundredths, 100));
        truth.add(names[random.nextInt(3)]);
        guess.add(names[random.nextInt(3)]);
        for (int j = 0; j < hundredths; j++) {
          String one = truth.get(truth.size() - 1);
          String other = guess.get(guess.size() - 1);
          all++;
          right += one.equals(other) ? 1 : 0;
          both += one.equals("a") && other.equals("a") ? 1 : 0;
          either += (one.equals("a") ? 1 : 0) + (other.equals("a") ? 1 : 0);
        }
      }
      TimedTopicScores.Tags tags = TimedTopicScores.tags(spans, truth, guess);
      assertEquals(right / (double) all, tags.accuracy(), 1e-9, "seed " + seed);
      if (either > 0) {
        assertEquals(2.0 * both / either, tags.f1().get("a"), 1e-9, "seed " + seed);
      }
    }
    assertEquals(1, TimedTopicScores.tags(List.of(), List.of(), List.of()).accuracy());
    assertThrows(
        IllegalArgumentException.class,
        () -> TimedTopicScores.tags(List.of(), List.of("a"), List.of()));
  }
}
