package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechAdaptationTests {

  @Test
  void anotherRuleIsLearned() {
    SpeechAdaptation adaptation =
        SpeechAdaptation.fit(
            JointSentenceScorer.shipped(), List.of(Speech.random(1, 4000)), "made by rule");
    assertEquals(SpeechAdaptation.Method.TREES, adaptation.method());
    assertTrue(adaptation.f1() > adaptation.ownF1() + 0.05, adaptation::toString);
    LabelledSpeech other = Speech.random(2, 2000);
    double[] scores = adaptation.scorer().score(other.evidence());
    BitSet found = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      found.set(i, scores[i] >= adaptation.scorer().threshold());
    }
    double f1 = EndCounts.of(found, other.ends(), scores.length).f1();
    assertEquals(adaptation.f1(), f1, 0.05);
  }

  @Test
  void whatIsRightIsLeftAlone() {
    JointSentenceScorer fitted =
        SpeechSentenceTrainer.standard().fit(List.of(Speech.random(1, 6000)), "made by rule");
    SpeechAdaptation adaptation =
        SpeechAdaptation.fit(fitted, List.of(Speech.random(1, 6000)), "the same");
    assertEquals(SpeechAdaptation.Method.NO_CHANGE, adaptation.method());
    assertEquals(adaptation.ownF1(), adaptation.f1());
  }

  @Test
  void fewEndsAreRefused() {
    List<LabelledSpeech> few = List.of(Speech.random(1, 50));
    JointSentenceScorer shipped = JointSentenceScorer.shipped();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> SpeechAdaptation.fit(shipped, few, "few"))
            .getMessage();
    assertTrue(message.contains("at least 64"), message);
  }

  @Test
  void countsAreThoseOfGapsAndSentences() {
    BitSet found = BitSet.valueOf(new long[] {0b1010_0100});
    BitSet known = BitSet.valueOf(new long[] {0b1000_1100});
    // Ends after words 2 and 5 are found, after 2 and 3 known; the last word is no gap.
    assertEquals(new EndCounts(1, 2, 2, 1, 3, 3), EndCounts.of(found, known, 8));
    assertEquals(EndCounts.NONE, EndCounts.of(found, known, 0));
    assertEquals(new EndCounts(0, 0, 0, 1, 1, 1), EndCounts.of(found, known, 1));
  }
}
