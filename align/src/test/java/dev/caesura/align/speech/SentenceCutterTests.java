package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SentenceCutterTests {

  private static final SentenceCutterSettings SETTINGS =
      SentenceCutterSettings.defaults().withThreshold(0.5);

  private static double reward(double score) {
    return Math.max(-12, Math.min(12, Math.log(score / (1 - score))));
  }

  @Test
  void withoutLimitsTheThresholdDecides() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      words.add(Speech.word("w" + i, i, i + 0.5));
    }
    List<SpeechSentence> found =
        new SentenceCutter(SETTINGS).cut(words, new double[] {0.5, 0.49, 0.8, 1});
    assertEquals(List.of(1, 3, 4), found.stream().map(SpeechSentence::endWord).toList());
    assertEquals(0.8, found.get(1).probability());
    assertEquals(1, found.get(1).span().startSeconds());
    assertEquals(2.5, found.get(1).span().endSeconds());
    assertEquals(List.of(), new SentenceCutter(SETTINGS).cut(List.of(), new double[0]));
  }

  @Test
  void limitsAreStrictAndTheCutsTheBest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(9);
      List<Word> words = new ArrayList<>();
      double[] scores = new double[n];
      double time = 0;
      for (int i = 0; i < n; i++) {
        words.add(Speech.word("w".repeat(1 + random.nextInt(5)), time, time + 0.3));
        time += 0.3 + random.nextInt(10) / 10.0;
        scores[i] = i == n - 1 ? 1 : random.nextDouble() * 0.98 + 0.01;
      }
      SentenceCutterSettings limits = SETTINGS.withMaxSeconds(1.5).withMaxChars(12);
      List<SpeechSentence> found = new SentenceCutter(limits).cut(words, scores);
      double sum = 0;
      int next = 0;
      for (SpeechSentence sentence : found) {
        assertEquals(next, sentence.firstWord());
        next = sentence.endWord();
        assertTrue(fits(words, sentence.firstWord(), next), sentence::toString);
        sum += reward(scores[next - 1]);
      }
      assertEquals(n, next);
      assertEquals(best(words, scores), sum, 1e-9);
    }
  }

  private static boolean fits(List<Word> words, int start, int end) {
    int chars = end - start - 1;
    for (Word word : words.subList(start, end)) {
      chars += word.text().length();
    }
    double seconds =
        words.get(end - 1).span().endSeconds() - words.get(start).span().startSeconds();
    return end - start == 1 || (seconds <= 1.5 + 1e-9 && chars <= 12);
  }

  /** Tries all ways to cut. */
  private static double best(List<Word> words, double[] scores) {
    int n = words.size();
    double best = Double.NEGATIVE_INFINITY;
    for (int cuts = 0; cuts < 1 << (n - 1); cuts++) {
      double sum = 0;
      int start = 0;
      boolean fits = true;
      for (int i = 0; i < n; i++) {
        if (i == n - 1 || (cuts >> i & 1) > 0) {
          fits &= fits(words, start, i + 1);
          sum += reward(scores[i]);
          start = i + 1;
        }
      }
      best = fits ? Math.max(best, sum) : best;
    }
    return best;
  }

  @Test
  void aLongWordIsAlone() {
    List<Word> words = List.of(Speech.word("a", 0, 1), Speech.word("bbbb", 1, 9));
    List<SpeechSentence> found =
        new SentenceCutter(SETTINGS.withMaxSeconds(2)).cut(words, new double[] {0.1, 1});
    assertEquals(List.of(1, 2), found.stream().map(SpeechSentence::endWord).toList());
  }

  @Test
  void tenHoursAreCut() {
    List<Word> words = new ArrayList<>();
    double[] scores = new double[90_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < scores.length; i++) {
      words.add(Speech.word("word", i * 0.4, i * 0.4 + 0.3));
      scores[i] = random.nextDouble();
    }
    List<SpeechSentence> found =
        new SentenceCutter(SETTINGS.withMaxSeconds(30).withThreshold(0.999)).cut(words, scores);
    assertTrue(found.size() > 1200);
    assertTrue(found.stream().allMatch(sentence -> sentence.span().seconds() <= 30));
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withThreshold(0));
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withMaxSeconds(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SETTINGS.withMaxChars(0));
    SentenceCutter cutter = new SentenceCutter(SETTINGS);
    assertThrows(IllegalArgumentException.class, () -> cutter.cut(List.of(), new double[1]));
  }
}
