package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenTimesTests {

  /** Ten seconds in frames of 10 ms, with speech in some of them. */
  private static FrameScores speech(int... bounds) {
    float[] scores = new float[1000];
    for (int i = 0; i < bounds.length; i += 2) {
      Arrays.fill(scores, bounds[i], bounds[i + 1], 1);
    }
    return FrameScores.of(
        new TimeSpan(0, 160_000, 16_000), new FrameGrid(16_000, 160, 160), scores);
  }

  private static TimeSpan trimmed(double start, double end, FrameScores speech) {
    SpokenWord word = Speech.spoken("word", start, end, 0);
    return SpokenTimes.trimmed(List.of(word), speech).get(0).word().span();
  }

  @Test
  void silenceAtTheEdgesIsCutOff() {
    // The last frames belong to the next word, whose stated start is late.
    assertEquals(TimeSpan.fromSeconds(1, 1.4, 16_000), trimmed(1, 3, speech(100, 140, 298, 340)));
    assertEquals(TimeSpan.fromSeconds(2.5, 3, 16_000), trimmed(1, 3, speech(250, 300)));
  }

  @Test
  void shortSilenceAndWordsWithoutSpeechStay() {
    TimeSpan span = TimeSpan.fromSeconds(1, 2, 16_000);
    assertEquals(span, trimmed(1, 2, speech(110, 140, 150, 190)));
    assertEquals(span, trimmed(1, 2, speech(300, 400)));
    assertEquals(TimeSpan.fromSeconds(9.5, 11, 16_000), trimmed(9.5, 11, speech(950, 960)));
    SpokenWord untimed = new SpokenWord(Speech.word("word", 1, 3), false, "", WordLogits.UNKNOWN);
    assertSame(untimed, SpokenTimes.trimmed(List.of(untimed), speech(100, 140)).get(0));
    assertEquals(List.of(), SpokenTimes.trimmed(List.of(), speech()));
  }

  @Test
  void aPauseInsideAnAlignedWordFollowsIt() {
    // As forced alignment has it: "home" lasts until the next word, two seconds later.
    List<SpokenWord> words =
        List.of(
            Speech.spoken("go", 0, 0.5, 0),
            Speech.spoken("home", 0.5, 3, 0),
            Speech.spoken("then", 3, 3.4, 0));
    FrameScores speech = speech(0, 100, 300, 340);
    float[] pauses = Pauses.seconds(SpokenTimes.trimmed(words, speech), Optional.of(speech));
    assertEquals(0, pauses[0], 0.011);
    assertEquals(2, pauses[1], 0.011);
    float[] features = SpeechFeatures.of(SpeechEvidence.of(words).withSpeech(speech)).get("pause");
    assertTrue(features[1] > 0.6 && features[0] < -3, () -> Arrays.toString(features));
  }
}
