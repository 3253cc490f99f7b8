package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.SpeechStream;
import dev.caesura.audio.segment.StrmSegmenter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link StreamingScorer} does beside what every scorer does. */
public interface StreamingScorerContract extends SpeechScorerContract {

  @Override
  StreamingScorer scorer();

  /**
   * A recording with speech in it.
   *
   * @return samples at {@link #sampleRate}
   * @throws IOException if it cannot be read
   */
  float[] speech() throws IOException;

  /** Samples in blocks of any size give the scores and the segments of the whole, and in time. */
  @Test
  default void randomBlocksGiveWhatTheWholeGivesInTime() throws IOException {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    float[] samples = speech();
    for (int round = 0; round < 6; round++) {
      int length = samples.length - random.nextInt(Math.min(samples.length, 2000));
      int most = round % 2 == 0 ? 300 : 30_000;
      String message = "-Dcaesura.seed=" + seed + ", round " + round;
      float[] part = Arrays.copyOf(samples, length);
      FrameScores whole = scorer().score(AudioSource.of("whole", Signal.of(part, sampleRate())));
      OnlineSegmenter segmenter =
          random.nextBoolean()
              ? HysteresisSegmenter.defaults().withMaxSeconds(1 + 5 * random.nextDouble())
              : StrmSegmenter.defaults().withMaxSeconds(1 + 5 * random.nextDouble());
      float[] scores = new float[whole.size()];
      int frames = 0;
      List<TimeSpan> segments = new ArrayList<>();
      try (ScoreStream stream = scorer().start(sampleRate());
          SpeechStream speech = SpeechStream.start(scorer(), segmenter, sampleRate())) {
        for (int at = 0; at < length; ) {
          int block = Math.min(length - at, random.nextInt(most));
          float[] next = stream.push(part, at, block);
          System.arraycopy(next, 0, scores, frames, next.length);
          frames += next.length;
          double known = (at + block) / (double) sampleRate() - scorer().lookaheadSeconds();
          assertTrue(frames >= Math.floor(known * 16_000 / 512) - 2, message + ": scores are late");
          for (TimeSpan segment : speech.push(Arrays.copyOfRange(part, at, at + block))) {
            double late = at / (double) sampleRate() - segment.endSeconds();
            assertTrue(late <= speech.delaySeconds(), message + ": " + late + " s late");
            segments.add(segment);
          }
          at += block;
        }
        float[] rest = stream.finish();
        System.arraycopy(rest, 0, scores, frames, rest.length);
        assertEquals(whole.size(), frames + rest.length, message);
        segments.addAll(speech.finish());
      }
      assertArrayEquals(whole.toArray(), scores, 1e-5f, message);
      assertEquals(segmenter.segment(whole), segments, message);
      assertTrue(!segments.isEmpty(), message + ": no speech, no test");
    }
  }

  /** A stream that has ended or is closed takes nothing more; bad samples are named. */
  @Test
  default void scoreStreamEndsOnce() {
    try (ScoreStream stream = scorer().start(sampleRate())) {
      stream.push(new float[100], 0, 100);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> stream.push(new float[] {0, Float.NaN}, 0, 2));
      assertEquals("sample 101 is NaN; expected a finite number", e.getMessage());
    }
    try (ScoreStream stream = scorer().start(sampleRate())) {
      stream.push(new float[10], 0, 10);
      assertThrows(IndexOutOfBoundsException.class, () -> stream.push(new float[10], 5, 6));
      assertEquals(1, stream.finish().length);
      assertThrows(IllegalStateException.class, stream::finish);
      assertThrows(IllegalStateException.class, () -> stream.push(new float[10], 0, 10));
    }
    ScoreStream closed = scorer().start(sampleRate());
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.push(new float[10], 0, 10));
  }
}
