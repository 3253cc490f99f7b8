package dev.caesura.audio.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every segmenter of units does; subclasses give one for features of size 39. */
public abstract class UnitSegmenterContract {

  private static final int SIZE = 39;
  private static final int RATE = 16_000;
  private static final int HOP = 160;

  /** Returns the segmenter under test, for features of size 39. */
  protected abstract UnitSegmenter segmenter();

  private static UnitFeatures features(float[] rows) {
    return new UnitFeatures(RATE, (long) rows.length / SIZE * HOP, HOP, SIZE, rows);
  }

  private static UnitFeatures noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] rows = new float[frames * SIZE];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    return features(rows);
  }

  @Test
  void segmentsTileTheRecording() {
    for (int frames : new int[] {1, 2, 3, 5, 7, 50, 301}) {
      UnitFeatures features = noise(frames, frames);
      List<TimeSpan> segments = segmenter().segment(features);
      long at = 0;
      for (TimeSpan segment : segments) {
        assertEquals(at, segment.startSample());
        assertEquals(RATE, segment.sampleRate());
        assertTrue(!segment.isEmpty());
        at = segment.endSample();
      }
      assertEquals(features.samples(), at);
    }
  }

  @Test
  void emptyRecording() {
    assertEquals(List.of(), segmenter().segment(features(new float[0])));
  }

  @Test
  void nothingChanges() {
    List<TimeSpan> segments = segmenter().segment(features(new float[200 * SIZE]));
    assertEquals(200L * HOP, segments.get(segments.size() - 1).endSample());
  }

  @Test
  void sameResultFromManyThreads() throws InterruptedException, ExecutionException {
    UnitSegmenter segmenter = segmenter();
    UnitFeatures features = noise(400, 3);
    List<TimeSpan> expected = segmenter.segment(features);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<TimeSpan>>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> segmenter.segment(features)));
      }
      for (Future<List<TimeSpan>> result : results) {
        assertEquals(expected, result.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void featuresStayAsTheyAre() {
    UnitFeatures features = noise(100, 4);
    float[] before = features.rows().clone();
    segmenter().segment(features);
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, features.rows());
  }

  /** Rows that do not fit are refused by the value, before any segmenter sees them. */
  @Test
  void brokenRows() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new UnitFeatures(RATE, HOP, HOP, SIZE, new float[SIZE + 1]));
  }
}
