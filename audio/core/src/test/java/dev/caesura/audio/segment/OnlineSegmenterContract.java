package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link OnlineSegmenter} does beside what every segmenter does. */
public interface OnlineSegmenterContract extends SegmenterContract {

  @Override
  OnlineSegmenter segmenter(double maxSeconds);

  /** Scores in blocks of any size give what they give at once, and in time. */
  @Test
  default void streamGivesWhatBatchGivesInTime() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      FrameScores scores =
          SegmenterContract.scores(SegmenterContract.speechLike(random, 1 + random.nextInt(3000)));
      OnlineSegmenter segmenter = segmenter(1 + 20 * random.nextDouble());
      StreamingSegmenter stream = segmenter.start(scores.grid(), scores.span().startSample());
      List<TimeSpan> segments = new ArrayList<>();
      float[] values = scores.toArray();
      String message = "-Dcaesura.seed=" + seed + ", round " + round + ", " + segmenter;
      for (int at = 0; at < values.length; ) {
        int end = Math.min(values.length, at + random.nextInt(50));
        List<TimeSpan> ready = stream.push(Arrays.copyOfRange(values, at, end));
        for (TimeSpan segment : ready) {
          // Frames that were there before this push could not have decided it.
          double late =
              (scores.frameSpan(Math.max(0, at - 2)).startSample() - segment.endSample())
                  / 16_000.0;
          assertTrue(late <= segmenter.delaySeconds(), message + ": " + late + " s late");
        }
        segments.addAll(ready);
        at = end;
      }
      segments.addAll(stream.finish(scores.span().endSample()));
      assertEquals(segmenter.segment(scores), segments, message);
    }
  }

  /** A stream that has ended takes nothing more. */
  @Test
  default void streamEndsOnce() {
    StreamingSegmenter stream = segmenter(18).start(GRID, 0);
    assertThrows(IllegalArgumentException.class, () -> stream.push(Float.NaN));
    stream.push(0.9f);
    assertThrows(IllegalArgumentException.class, () -> stream.finish(0));
    assertEquals(1, stream.finish(512).size());
    assertThrows(IllegalStateException.class, () -> stream.push(0.9f));
    assertThrows(IllegalStateException.class, () -> stream.finish(512));
  }
}
