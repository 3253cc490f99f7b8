package dev.caesura.align.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.chain.TranscriptOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptVerdictTests {

  private static final List<String> TALK = TalkFixture.talk(60, 1);
  private static final List<String> OTHER = TalkFixture.talk(60, 2);

  private static int line(TranscriptVerdict verdict, List<String> written, boolean isEnd) {
    AgreeingPart part = verdict.parts().get(0);
    int offset = isEnd ? part.source().end() : part.source().start();
    return (int)
        TalkFixture.written(written)
            .text()
            .substring(0, offset)
            .chars()
            .filter(c -> c == '\n')
            .count();
  }

  @Test
  void theRightTranscriptBelongs() {
    TranscriptVerdict verdict = TalkFixture.judged(TALK, TALK).verdict();
    assertTrue(verdict.isPlausible());
    assertTrue(verdict.isWhole());
    assertEquals(1, verdict.agreement());
    assertEquals(1, verdict.parts().size());
    assertEquals(0, line(verdict, TALK, false));
    assertEquals(59, line(verdict, TALK, true));
  }

  @Test
  void anotherTranscriptDoesNotBelong() {
    for (TranscriptOrder order : TranscriptOrder.values()) {
      TranscriptVerdict verdict = TalkFixture.judged(TALK, OTHER, order).verdict();
      assertFalse(verdict.isPlausible(), "agreement " + verdict.agreement());
      assertEquals(List.of(), verdict.parts());
    }
  }

  @Test
  void theHalfThatBelongsIsNamed() {
    List<String> half = new ArrayList<>(TALK.subList(0, 30));
    half.addAll(OTHER.subList(30, 60));
    TranscriptVerdict verdict = TalkFixture.judged(TALK, half).verdict();
    assertTrue(verdict.isPlausible());
    assertFalse(verdict.isWhole());
    assertEquals(1, verdict.parts().size());
    assertEquals(0, line(verdict, half, false));
    assertEquals(29, line(verdict, half, true));
    assertEquals(30 * 3.3 - 0.5, verdict.parts().get(0).span().endSeconds(), 0.1);
  }

  @Test
  void aFewSentencesThatBelongAreNamedThoughTheRestIsRefused() {
    List<String> few = new ArrayList<>(OTHER);
    for (int i = 20; i < 28; i++) {
      few.set(i, TALK.get(i));
    }
    TranscriptVerdict verdict = TalkFixture.judged(TALK, few).verdict();
    assertFalse(verdict.isPlausible(), "agreement " + verdict.agreement());
    assertEquals(1, verdict.parts().size());
    assertEquals(20, line(verdict, few, false));
    assertEquals(27, line(verdict, few, true));
  }

  @Test
  void aPartOfEitherSideIsEnough() {
    assertTrue(TalkFixture.judged(TALK.subList(10, 16), TALK).verdict().isWhole());
    assertTrue(TalkFixture.judged(TALK, TALK.subList(10, 16)).verdict().isWhole());
  }

  @Test
  void withoutTextOrWordsNothingCanBeRefused() {
    assertEquals(0, TranscriptVerdict.ofRecognized(List.of()).agreement());
    assertTrue(TranscriptVerdict.ofRecognized(List.of()).isPlausible());
    assertTrue(TalkFixture.judged(List.of(), TALK).verdict().isPlausible());
    assertTrue(TalkFixture.judged(TALK, List.of()).verdict().isPlausible());
  }

  @Test
  void anAlignerStatesItsOwnAgreement() {
    RecordingAlignment low =
        new RecordingAlignment(TalkFixture.judged(TALK, TALK).utterances(), 0.1);
    assertFalse(TranscriptVerdict.ofAligned(low).isPlausible());
    assertEquals(RecordingAlignment.MIN_AGREEMENT, TranscriptVerdict.ofAligned(low).minAgreement());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new TranscriptVerdict(1.1, 0.2, List.of(), true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TranscriptVerdict(Double.NaN, 0.2, List.of(), true));
  }
}
