package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.OptimalSegmenter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCutCostTests {

  private static final List<Word> WORDS =
      List.of(Speech.word("we", 0, 1), Speech.word("came", 1.5, 2), Speech.word("home", 2.5, 3));
  private static final WordCutCost COST = WordCutCost.of(WORDS, new double[] {0.01, 0.9, 1}, 0.5);

  private static double at(double from, double to) {
    return COST.of(TimeSpan.fromSeconds(from, to, Speech.RATE));
  }

  @Test
  void cutsCostMostInsideWordsAndNothingAtEnds() {
    assertEquals(4, at(0.5, 0.5));
    assertEquals(0.6 * Math.log(99), at(1, 1.5), 1e-9);
    assertEquals(0.6 * Math.log(99), at(1.51, 1.51), 1e-9);
    assertEquals(0, at(2, 2.5));
    assertEquals(0, at(3.5, 4));
    assertEquals(0, WordCutCost.of(List.of(), new double[0], 0.5).of(WORDS.get(0).span()));
  }

  @Test
  void segmentsEndAtSentencesWhereTheMaximumAllows() {
    // Words of half a second; equal pauses of 0.3 s after every fourth, sentences end at the third.
    List<Word> words = new ArrayList<>();
    float[] frames = new float[3000];
    double[] scores = new double[36];
    double time = 0;
    for (int i = 0; i < scores.length; i++) {
      words.add(Speech.word("w", time, time + 0.5));
      Arrays.fill(frames, (int) (time * 100), (int) (time * 100) + 50, 0.95f);
      time += i % 4 == 3 ? 0.8 : 0.5;
      scores[i] = i == 35 ? 1 : i % 12 == 11 ? 0.9 : 0.01;
    }
    FrameScores speech =
        FrameScores.of(new TimeSpan(0, 480_000, 16_000), new FrameGrid(16_000, 160, 160), frames);
    OptimalSegmenter plain = OptimalSegmenter.defaults().withMaxSeconds(9);
    List<TimeSpan> found = plain.withCutCost(WordCutCost.of(words, scores, 0.5)).segment(speech);
    assertEquals(3, found.size());
    for (int i = 0; i < 3; i++) {
      double end = words.get(12 * i + 11).span().endSeconds();
      assertTrue(Math.abs(found.get(i).endSeconds() - end) < 0.2, found::toString);
    }
  }
}
