package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedUtterancesTests {

  private static Utterance at(long start, long end) {
    return Utterance.onlyInAudio("r", new TimeSpan(start, end, 1000), "");
  }

  @Test
  void keepsAtMostHalfOfAPauseAndStaysInTheRecording() {
    List<Utterance> padded =
        PaddedUtterances.of(
            List.of(at(1000, 1900), at(20, 400), at(440, 700), at(700, 950)),
            new TimeSpan(0, 1950, 1000));
    assertEquals(
        List.of(
            new TimeSpan(975, 1950, 1000),
            new TimeSpan(0, 420, 1000),
            new TimeSpan(420, 700, 1000),
            new TimeSpan(700, 975, 1000)),
        padded.stream().map(u -> u.span().orElseThrow()).toList());
  }

  @Test
  void whatOverlapsIsLeftAlone() {
    List<Utterance> padded =
        PaddedUtterances.of(List.of(at(0, 500), at(400, 900)), new TimeSpan(0, 900, 1000));
    assertEquals(new TimeSpan(0, 500, 1000), padded.get(0).span().orElseThrow());
    assertEquals(new TimeSpan(400, 900, 1000), padded.get(1).span().orElseThrow());
    assertEquals(List.of(), PaddedUtterances.of(List.of(), new TimeSpan(0, 10, 1000)));
  }
}
