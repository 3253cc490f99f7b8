package dev.caesura.align.utterance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepTests {

  private static Utterance utterance(Status status, int seconds, double cer, double score) {
    boolean audio = status != Status.ONLY_IN_TEXT;
    return new Utterance(
        "r",
        status,
        audio ? Optional.of(new TimeSpan(0, seconds * 100L, 100)) : Optional.empty(),
        status == Status.ONLY_IN_AUDIO ? Optional.empty() : Optional.of(new TextSpan(0, 10)),
        "0123456789",
        audio ? "recognized" : "",
        List.of(),
        cer,
        score,
        OptionalDouble.empty());
  }

  private static final List<Utterance> FOUND =
      List.of(
          utterance(Status.MATCHED, 4, 0, 1),
          utterance(Status.MATCHED, 2, 0.1, 0.9),
          utterance(Status.MOVED, 6, 0.4, 0.55),
          utterance(Status.ONLY_IN_TEXT, 0, 1, 0),
          utterance(Status.REPEATED, 3, 0, 1),
          utterance(Status.ONLY_IN_AUDIO, 5, 1, 0));

  @Test
  void stepsByHand() {
    CerSweep sweep = CerSweep.of(FOUND);
    assertEquals(4, sweep.sentences());
    assertEquals(12, sweep.seconds(), 1e-12);
    assertEquals(20, sweep.spoken(), 1e-12);
    CerSweep.Step exact = sweep.steps().get(0);
    assertEquals(new CerSweep.Step(0, 1, 4, 0.25, 0.2, 0), exact);
    CerSweep.Step any = sweep.steps().get(sweep.steps().size() - 1);
    assertEquals(3, any.sentences());
    assertEquals(0.6, any.speech(), 1e-12);
    assertEquals(0.5 / 3, any.cer(), 1e-12);
  }

  @Test
  void distributionByHand() {
    ScoreDistribution scores = ScoreDistribution.of(FOUND);
    assertEquals(10, scores.bins().size());
    assertEquals(new ScoreDistribution.Bin(0.9, 1, 2, 6), scores.bins().get(9));
    assertEquals(1, scores.bins().get(5).sentences());
    assertEquals(1, scores.notFound());
    assertEquals(4, scores.sentences());
    assertEquals(List.of(0.55, 0.55, 0.9, 1.0, 1.0), scores.score().quantiles());
    assertEquals(2.45 / 3, scores.score().mean(), 1e-12);
    assertEquals(List.of(0.0, 0.0, 0.1, 0.4, 0.4), scores.cer().quantiles());
  }

  @Test
  void nothingFoundHasNoMean() {
    ScoreDistribution none = ScoreDistribution.of(List.of());
    assertEquals(0, none.sentences());
    assertTrue(Double.isNaN(none.score().mean()) && none.cer().quantiles().get(2).isNaN());
    assertEquals(0, CerSweep.of(List.of()).steps().get(0).sentences());
  }

  /** A looser limit never keeps less, and the bins hold every sentence once. */
  @Test
  void lawsOfAnyResult() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<Status> statuses = List.of(Status.values());
    for (int round = 0; round < 100; round++) {
      List<Utterance> found = new ArrayList<>();
      int sentences = 0;
      for (int i = random.nextInt(40); i > 0; i--) {
        Status status = statuses.get(random.nextInt(statuses.size()));
        boolean sentence = status != Status.ONLY_IN_AUDIO && status != Status.REPEATED;
        sentences += sentence ? 1 : 0;
        double score = random.nextInt(11) / 10.0;
        found.add(utterance(status, random.nextInt(9), 2 * random.nextDouble(), score));
      }
      CerSweep sweep = CerSweep.of(found);
      ScoreDistribution scores = ScoreDistribution.of(found);
      assertEquals(sentences, scores.sentences(), "seed " + seed);
      assertEquals(sentences, sweep.sentences(), "seed " + seed);
      CerSweep.Step last = sweep.steps().get(0);
      for (CerSweep.Step step : sweep.steps()) {
        assertTrue(step.sentences() >= last.sentences(), "seed " + seed);
        assertTrue(step.seconds() >= last.seconds(), "seed " + seed);
        assertTrue(step.cer() >= last.cer() - 1e-12 || last.sentences() == 0, "seed " + seed);
        assertTrue(step.speech() <= 1 && step.characters() <= 1, "seed " + seed);
        last = step;
      }
      assertEquals(sentences - scores.notFound(), last.sentences(), "seed " + seed);
    }
  }
}
