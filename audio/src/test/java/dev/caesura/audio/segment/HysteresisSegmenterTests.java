package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class HysteresisSegmenterTests implements SegmenterContract {

  private static final FrameGrid TENTHS = new FrameGrid(1000, 100, 100);

  @Override
  public Segmenter segmenter(double maxSeconds) {
    return HysteresisSegmenter.builder().minSpeechSeconds(0).build();
  }

  @Override
  public boolean hasMaximum() {
    return false;
  }

  private static List<TimeSpan> segment(HysteresisSegmenter.Builder builder, float... scores) {
    TimeSpan span = new TimeSpan(0, 100L * scores.length, 1000);
    return builder.build().segment(FrameScores.of(span, TENTHS, scores));
  }

  private static HysteresisSegmenter.Builder bare() {
    return HysteresisSegmenter.builder().minSpeechSeconds(0).paddingSeconds(0);
  }

  private static TimeSpan ms(long start, long end) {
    return new TimeSpan(start, end, 1000);
  }

  @Test
  void goesOnAboveTheOffset() {
    assertEquals(
        List.of(ms(100, 400)), segment(bare(), 0.4f, 0.5f, 0.36f, 0.36f, 0.34f, 0.4f, 0.4f));
    assertEquals(
        List.of(ms(100, 200)),
        segment(bare().offset(0.5), 0.4f, 0.5f, 0.4f, 0.4f, 0.34f, 0.4f, 0.4f));
  }

  @Test
  void bridgesShortSilence() {
    float[] scores = {1, 0, 0, 1, 0, 0, 0, 1, 0};
    assertEquals(List.of(ms(0, 400), ms(700, 800)), segment(bare().minSilenceSeconds(0.3), scores));
    assertEquals(
        List.of(ms(0, 100), ms(300, 400), ms(700, 800)),
        segment(bare().minSilenceSeconds(0), scores));
  }

  @Test
  void leavesOutShortSpeech() {
    float[] scores = {1, 0, 0, 1, 1, 0, 0, 1};
    assertEquals(List.of(ms(300, 500)), segment(bare().minSpeechSeconds(0.2), scores));
  }

  @Test
  void padsInsideTheRecording() {
    float[] scores = {0, 1, 0, 1, 0, 0};
    assertEquals(List.of(ms(20, 250), ms(250, 480)), segment(bare().paddingSeconds(0.08), scores));
  }

  @Test
  void settingsAreChecked() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> bare().onset(0.3).offset(0.4).build());
    assertEquals("offset 0.4 is more than onset 0.3", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> bare().onset(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> bare().minSilenceSeconds(-1));
  }
}
