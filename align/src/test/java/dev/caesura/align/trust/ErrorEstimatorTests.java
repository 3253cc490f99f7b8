package dev.caesura.align.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorEstimatorTests {

  private static double error(JudgedAlignment judged, int sentence) {
    return judged.utterances().get(sentence).errorProbability().orElseThrow();
  }

  @Test
  void sentencesOfAnExactTranscriptAreHardlyEverWrong() {
    List<String> talk = TalkFixture.talk(40, 1);
    JudgedAlignment judged = TalkFixture.judged(talk, talk);
    for (int i = 0; i < 40; i++) {
      assertTrue(error(judged, i) < 0.05, i + ": " + error(judged, i));
      assertTrue(error(judged, i) > 0);
    }
  }

  @Test
  void whatWasNotFoundHasNoProbability() {
    List<String> talk = TalkFixture.talk(20, 1);
    List<String> written = new ArrayList<>(talk);
    written.add(10, TalkFixture.talk(1, 2).get(0));
    List<String> spoken = new ArrayList<>(talk);
    spoken.add(5, TalkFixture.talk(1, 3).get(0));
    JudgedAlignment judged = TalkFixture.judged(spoken, written);
    Utterance missing = judged.utterances().get(10);
    assertEquals(Utterance.Status.ONLY_IN_TEXT, missing.status());
    assertTrue(missing.errorProbability().isEmpty());
    Utterance extra = judged.utterances().get(21);
    assertEquals(Utterance.Status.ONLY_IN_AUDIO, extra.status());
    assertTrue(extra.errorProbability().isEmpty());
  }

  @Test
  void moreWrongWordsNeverLowerTheProbability() {
    List<String> talk = TalkFixture.talk(40, 1);
    Random random = new Random(5);
    List<String> others = List.of(TalkFixture.words(7, random).split(" "));
    double last = 0;
    for (int wrong = 0; wrong <= 5; wrong++) {
      String[] words = talk.get(20).split(" ");
      for (int w = 0; w < wrong; w++) {
        words[1 + w] = others.get(w);
      }
      List<String> written = new ArrayList<>(talk);
      written.set(20, String.join(" ", words));
      JudgedAlignment judged = TalkFixture.judged(talk, written);
      if (judged.utterances().get(20).span().isEmpty()) {
        break;
      }
      double error = error(judged, 20);
      assertTrue(error >= last, wrong + " wrong words: " + error + " after " + last);
      last = error;
    }
    assertTrue(last > 0.5, "most words wrong: " + last);
  }

  @Test
  void moreDoubtNeverLowersTheProbability() {
    Random random = new Random(7);
    for (EvidenceKind kind : EvidenceKind.values()) {
      ErrorModel model = ErrorModelReader.shipped().get(kind);
      for (int round = 0; round < 1000; round++) {
        ErrorEvidence less = new ErrorEvidence();
        ErrorEvidence more = new ErrorEvidence();
        for (ErrorFeature feature : ErrorFeature.values()) {
          double value = random.nextDouble();
          less.set(feature, value);
          more.set(feature, random.nextInt(4) == 0 ? value + random.nextDouble() : value);
        }
        assertTrue(model.probability(more) >= model.probability(less), kind.toString());
        assertTrue(model.probability(more) < 1 && model.probability(less) > 0);
      }
    }
  }

  /** A public complaint: a sentence found 55 s early with a score of 1. */
  @Test
  void anExactMatchInAnotherPlaceIsDoubtful() {
    List<String> talk = TalkFixture.talk(60, 1);
    List<String> spoken = new ArrayList<>(talk);
    List<String> noise = TalkFixture.talk(60, 9);
    // The sentence and its neighbours are not understood; it was also said 17 sentences before.
    for (int i = 36; i <= 44; i++) {
      spoken.set(i, noise.get(i));
    }
    for (int i = 20; i <= 26; i++) {
      spoken.set(i, noise.get(i));
    }
    spoken.set(23, talk.get(40));
    for (TranscriptOrder order : TranscriptOrder.values()) {
      JudgedAlignment judged = TalkFixture.judged(spoken, talk, order);
      Utterance early = judged.utterances().get(40);
      if (early.span().isPresent()) {
        assertEquals(1, early.score());
        assertTrue(
            early.errorProbability().orElseThrow() > 0.3,
            order + ": " + early.errorProbability().orElseThrow());
      }
    }
  }

  /** Boilerplate that is said twice, in a transcript whose other sentences are not found. */
  @Test
  void aChoiceBetweenEqualPlacesIsAtBestEven() {
    List<String> talk = TalkFixture.talk(60, 1);
    List<String> once = new ArrayList<>(TalkFixture.talk(60, 9));
    once.set(40, talk.get(23));
    double unique = error(TalkFixture.judged(talk, once), 40);
    talk.set(42, talk.get(23));
    JudgedAlignment judged = TalkFixture.judged(talk, once);
    assertEquals(1, judged.utterances().get(40).score());
    assertTrue(error(judged, 40) >= 0.45, "two places: " + error(judged, 40));
    assertTrue(unique < 0.3, "one place: " + unique);
  }

  @Test
  void theSameWordsElsewhereRaiseTheProbabilityWhereNeighborsDoNotHelp() {
    List<String> talk = TalkFixture.talk(30, 1);
    List<String> noise = TalkFixture.talk(30, 9);
    List<String> written = new ArrayList<>(talk);
    for (int i = 10; i < 20; i++) {
      written.set(i, i == 15 ? talk.get(15) : noise.get(i));
    }
    List<String> twice = new ArrayList<>(talk);
    twice.add(2, talk.get(15));
    assertTrue(
        error(TalkFixture.judged(twice, written), 15)
            >= error(TalkFixture.judged(talk, written), 15));
  }

  @Test
  void anAlignerWhoseScoresAreUnknownGetsNoProbabilities() {
    List<Utterance> found =
        TalkFixture.judged(TalkFixture.talk(3, 1), TalkFixture.talk(3, 1)).utterances();
    JudgedAlignment judged =
        AlignmentJudge.of(TalkFixture.NORMALIZER)
            .judge(
                new RecordingAlignment(found.stream().map(u -> u.withScore(0.9)).toList(), 1),
                "a plug-in");
    assertTrue(judged.verdict().isPlausible());
    Map<EvidenceKind, Integer> known = new EnumMap<>(EvidenceKind.class);
    for (EvidenceKind kind : EvidenceKind.values()) {
      EvidenceKind.ofAligner(kind.toString()).ifPresent(k -> known.merge(k, 1, Integer::sum));
    }
    assertEquals(Map.of(EvidenceKind.SELF, 1, EvidenceKind.SYNTHESIS, 1), known);
  }

  @Test
  void nothingIsJudgedWhereThereIsNothing() {
    assertTrue(AlignmentJudge.of(TalkFixture.NORMALIZER).judge(List.of()).utterances().isEmpty());
  }
}
