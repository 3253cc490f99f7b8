package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FrameScoresTests {

  private static final FrameGrid GRID = new FrameGrid(16_000, 400, 320);

  @Test
  void countsFramesAsConvolutionsDo() {
    assertEquals(999, GRID.wholeFrames(20 * 16_000));
    assertEquals(1_000, GRID.startedFrames(20 * 16_000));
    assertEquals(0, GRID.wholeFrames(399));
    assertEquals(1, GRID.wholeFrames(400));
  }

  @Test
  void framesTileTheSpan() {
    FrameScores scores =
        FrameScores.of(new TimeSpan(100, 1_100, 16_000), GRID, new float[] {.1f, .2f});
    assertEquals(new TimeSpan(100, 420, 16_000), scores.frameSpan(0));
    assertEquals(new TimeSpan(420, 1_100, 16_000), scores.frameSpan(1));
    assertEquals(0, scores.frameAt(419));
    assertEquals(1, scores.frameAt(1_099));
    assertThrows(IndexOutOfBoundsException.class, () -> scores.frameAt(1_100));
    assertThrows(IndexOutOfBoundsException.class, () -> scores.frameSpan(2));
  }

  @Test
  void refusesWhatIsNoProbabilityOrDoesNotFit() {
    TimeSpan span = new TimeSpan(0, 720, 16_000);
    assertThrows(
        IllegalArgumentException.class,
        () -> FrameScores.of(span, GRID, new float[] {0, Float.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> FrameScores.of(span, GRID, new float[] {0, 1.1f}));
    assertThrows(IllegalArgumentException.class, () -> FrameScores.of(span, GRID, new float[4]));
    assertThrows(IllegalArgumentException.class, () -> FrameScores.of(span, GRID, new float[1]));
  }

  @Test
  void anEmptyRecordingHasNoFrames() {
    FrameScores none = FrameScores.of(new TimeSpan(0, 0, 16_000), GRID, new float[0]);
    assertEquals(0, none.size());
  }
}
