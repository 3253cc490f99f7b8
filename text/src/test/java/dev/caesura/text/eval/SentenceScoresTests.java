package dev.caesura.text.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SentenceScoresTests {

  private static final List<String> PLAIN =
      List.of("It  rains.", "- \uFF33tay in!", "", "Why? Because.");

  @Test
  void sentencesAreNormalisedAndJoinedAsThePapersDo() {
    GoldText gold = GoldText.of(PLAIN, "en", TextView.CLEAN);
    assertEquals("It rains. Stay in! Why? Because.", gold.text());
    assertEquals(List.of("It rains. ", "Stay in! ", "Why? Because."), gold.sentences().strings());
    assertEquals(
        List.of("\u96E8\u3002", "\u5929\u3002"),
        GoldText.of(List.of("\u96E8\u3002", "\u5929\u3002"), "zh-TW", TextView.CLEAN)
            .sentences()
            .strings());
  }

  @Test
  void countsByTheExactPlace() {
    GoldText gold = GoldText.of(PLAIN, "en", TextView.CLEAN);
    // "It rains. " right, "Stay " wrong, "in! Why? " wrong, the end right
    SentenceScores scores =
        SentenceScores.of(gold, Segmentation.ofEnds(gold.text(), List.of(10, 15, 24)));
    assertEquals(2.0 / 4, scores.precision());
    assertEquals(2.0 / 3, scores.recall());
    assertEquals(4.0 / 7, scores.f1());
    assertFalse(scores.isExact());
  }

  @Test
  void aCutBeforeInsideOrAfterTheSpaceIsTheSame() {
    GoldText gold = GoldText.of(List.of("a.", "b."), "en", TextView.CLEAN);
    assertTrue(SentenceScores.of(gold, Segmentation.ofEnds("a. b.", List.of(2))).isExact());
    assertTrue(SentenceScores.of(gold, Segmentation.ofEnds("a. b.", List.of(3))).isExact());
    assertTrue(SentenceScores.of(gold, Segmentation.ofEnds("a. b.", List.of(2, 3))).isExact());
    assertEquals(2.0 / 3, SentenceScores.of(gold, Segmentation.ofEnds("a. b.", List.of())).f1());
  }

  @Test
  void agreesWithSetsOfPlaces() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> sentences = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        sentences.add("x".repeat(1 + random.nextInt(4)) + (random.nextBoolean() ? " y." : "."));
      }
      GoldText gold = GoldText.of(sentences, "en", TextView.CLEAN);
      List<Integer> cuts = new ArrayList<>();
      for (int i = 1; i < gold.text().length(); i++) {
        if (random.nextInt(4) == 0) {
          cuts.add(i);
        }
      }
      Set<Integer> found = new HashSet<>();
      cuts.add(gold.text().length());
      for (int cut : cuts) {
        found.add(cut < gold.text().length() && gold.text().charAt(cut) == ' ' ? cut + 1 : cut);
      }
      Set<Integer> right = new HashSet<>();
      gold.sentences().spans().forEach(span -> right.add(span.end()));
      Set<Integer> both = new HashSet<>(found);
      both.retainAll(right);
      SentenceScores scores = SentenceScores.of(gold, Segmentation.ofEnds(gold.text(), cuts));
      assertEquals(
          2.0 * both.size() / (found.size() + right.size()), scores.f1(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void theIntervalHoldsTheFigureAndNarrowsWithMoreText() {
    Interval small = damaged(40).f1Interval(1000, 0.95, 7);
    Interval large = damaged(4000).f1Interval(1000, 0.95, 7);
    double f1 = damaged(4000).f1();
    assertTrue(large.low() < f1 && f1 < large.high(), large.toString());
    assertTrue(large.high() - large.low() < (small.high() - small.low()) / 3);
    assertEquals(large, damaged(4000).f1Interval(1000, 0.95, 7));
  }

  /** Every fifth end is missed. */
  private static SentenceScores damaged(int sentences) {
    GoldText gold =
        GoldText.of(java.util.Collections.nCopies(sentences, "ab."), "en", TextView.ASR);
    List<Integer> cuts = new ArrayList<>();
    for (int i = 1; i < sentences; i++) {
      if (i % 5 != 0) {
        cuts.add(3 * i);
      }
    }
    return SentenceScores.of(gold, Segmentation.ofEnds(gold.text(), cuts));
  }

  @Test
  void viewsDamageAsStated() {
    String sentence = "\"Don't,\" said Dr. O\u2019Neill (aged 3.5) \u2014 well-known...";
    assertEquals("Don't said Dr O\u2019Neill aged 3.5 well-known", TextView.BARE.of(sentence));
    assertEquals("don't said dr o\u2019neill aged 3.5 well-known", TextView.ASR.of(sentence));
    assertEquals("STRASSE?", TextView.UPPER.of("Stra\u00DFe?"));
    assertEquals("", TextView.ASR.of("?!"));
  }

  @Test
  void pairsAreNeighbours() {
    List<GoldText> pairs = GoldText.of(PLAIN, "en", TextView.CLEAN).pairs();
    assertEquals(1, pairs.size());
    assertEquals(List.of("It rains. ", "Stay in!"), pairs.get(0).sentences().strings());
  }

  @Test
  void noTextIsFoundWhole() {
    GoldText none = GoldText.of(List.of("", " "), "en", TextView.CLEAN);
    SentenceScores scores = SentenceScores.of(none, Segmentation.ofEnds("", List.of()));
    assertEquals(1, scores.f1());
    assertEquals(new Interval(1, 1), scores.f1Interval(10, 0.95, 1));
  }

  @Test
  void anotherTextIsRefused() {
    GoldText gold = GoldText.of(PLAIN, "en", TextView.CLEAN);
    assertThrows(
        IllegalArgumentException.class,
        () -> SentenceScores.of(gold, Segmentation.ofEnds("other", List.of())));
  }
}
