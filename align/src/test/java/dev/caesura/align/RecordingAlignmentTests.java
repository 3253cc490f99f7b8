package dev.caesura.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingAlignmentTests {

  private static Utterance found(int from, int to, int second, int end, double score) {
    Passage passage = new Passage(new TextSpan(from, to), "x".repeat(to - from));
    TimeSpan span = new TimeSpan(second * 16_000L, end * 16_000L, 16_000);
    return Utterance.matched(
        "r", passage, new Speech(span, "", List.of()), new Similarity(1, score));
  }

  private static Utterance missing(int from, int to) {
    return Utterance.onlyInText("r", new Passage(new TextSpan(from, to), "x".repeat(to - from)));
  }

  private static Utterance extra(int second, int end) {
    return Utterance.onlyInAudio("r", new TimeSpan(second * 16_000L, end * 16_000L, 16_000), "");
  }

  @Test
  void agreementIsTheGreaterShareOfTextAndSpeech() {
    RecordingAlignment ofLongText =
        RecordingAlignment.of(List.of(found(0, 10, 0, 3, 0.9), missing(10, 100), extra(3, 4)), 0.5);
    assertEquals(0.75, ofLongText.agreement(), 1e-9);
    RecordingAlignment ofLongSpeech =
        RecordingAlignment.of(
            List.of(found(0, 80, 0, 3, 0.5), found(80, 100, 3, 4, 0.49), extra(4, 40)), 0.5);
    assertEquals(0.8, ofLongSpeech.agreement(), 1e-9);
    assertEquals(0, RecordingAlignment.of(List.of(), 0.5).agreement());
  }

  @Test
  void whatIsNotPlausibleKeepsNoHighScore() {
    List<Utterance> some = List.of(found(0, 10, 0, 1, 0.9), missing(10, 100), extra(1, 40));
    RecordingAlignment low = RecordingAlignment.of(some, 0.5);
    assertFalse(low.isPlausible());
    assertEquals(low.agreement(), low.doubted().utterances().get(0).score());
    assertEquals(0, low.doubted().utterances().get(1).score());
    RecordingAlignment high = new RecordingAlignment(some, RecordingAlignment.MIN_AGREEMENT);
    assertTrue(high.isPlausible());
    assertSame(high, high.doubted());
  }

  @Test
  void refusesSharesOutOfRange() {
    for (double value : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new RecordingAlignment(List.of(), value));
    }
  }
}
