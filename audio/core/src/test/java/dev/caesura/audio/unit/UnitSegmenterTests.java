package dev.caesura.audio.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSegmenterTests {

  @Nested
  class Change extends UnitSegmenterContract {
    @Override
    protected UnitSegmenter segmenter() {
      return PeakSegmenter.defaults(SpectralChangeScorer.defaults());
    }
  }

  @Nested
  class Partition extends UnitSegmenterContract {
    @Override
    protected UnitSegmenter segmenter() {
      return PartitionSegmenter.defaults();
    }
  }

  @Nested
  class Hmm extends UnitSegmenterContract {
    @Override
    protected UnitSegmenter segmenter() {
      return HmmSegmenter.defaults().withStates(5);
    }
  }

  @Nested
  class Even extends UnitSegmenterContract {
    @Override
    protected UnitSegmenter segmenter() {
      return new EvenSegmenter(8);
    }
  }

  /** Sounds of 6 to 20 frames, each a point with little noise; returns the true starts too. */
  private static UnitFeatures sounds(long seed, List<Long> starts) {
    Random random = new Random(seed);
    float[][] points = new float[6][8];
    for (float[] point : points) {
      for (int d = 0; d < point.length; d++) {
        point[d] = (float) (2 * random.nextGaussian());
      }
    }
    List<float[]> rows = new ArrayList<>();
    int last = -1;
    for (int k = 0; k < 40; k++) {
      int sound = random.nextInt(points.length);
      sound = sound == last ? (sound + 1) % points.length : sound;
      last = sound;
      if (!rows.isEmpty()) {
        starts.add(rows.size() * 160L);
      }
      for (int t = 6 + random.nextInt(15); t > 0; t--) {
        float[] row = points[sound].clone();
        for (int d = 0; d < row.length; d++) {
          row[d] += (float) (0.1 * random.nextGaussian());
        }
        rows.add(row);
      }
    }
    float[] all = new float[rows.size() * 8];
    for (int t = 0; t < rows.size(); t++) {
      System.arraycopy(rows.get(t), 0, all, t * 8, 8);
    }
    return new UnitFeatures(16_000, rows.size() * 160L, 160, 8, all);
  }

  private static List<Long> starts(List<TimeSpan> segments) {
    return segments.stream().skip(1).map(TimeSpan::startSample).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void clearSoundsAreFoundExactly(long seed) {
    List<Long> expected = new ArrayList<>();
    UnitFeatures features = sounds(seed, expected);
    UnitSegmenter change =
        PeakSegmenter.defaults(SpectralChangeScorer.defaults()).withProminence(0.5);
    assertEquals(expected, starts(change.segment(features)));
    assertEquals(expected, starts(PartitionSegmenter.defaults().segment(features)));
    HmmSegmenter hmm = HmmSegmenter.defaults().withStates(12);
    assertEquals(expected, starts(hmm.segment(features)));
  }

  /** Of all segmentations of a short recording, none is cheaper. */
  @Test
  void partitionIsOptimal() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      float[] rows = new float[11];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (float) (2 * random.nextGaussian());
      }
      UnitFeatures features = new UnitFeatures(100, rows.length, 1, 1, rows);
      double best = Double.POSITIVE_INFINITY;
      for (int bits = 0; bits < 1 << (rows.length - 1); bits++) {
        boolean[] cuts = new boolean[rows.length];
        for (int t = 1; t < rows.length; t++) {
          cuts[t] = (bits >> (t - 1) & 1) == 1;
        }
        best = Math.min(best, cost(features, features.segments(cuts)));
      }
      List<TimeSpan> found = PartitionSegmenter.defaults().withPenalty(1).segment(features);
      assertEquals(best, cost(features, found), 1e-6);
    }
  }

  private static double cost(UnitFeatures features, List<TimeSpan> segments) {
    double cost = 0;
    float[] means = features.pooled(segments);
    for (int i = 0; i < segments.size(); i++) {
      TimeSpan s = segments.get(i);
      boolean edge = s.startSample() == 0 || s.endSample() == features.samples();
      cost += s.samples() < 3 && !edge ? 1e9 : 1;
      for (long t = s.startSample(); t < s.endSample(); t++) {
        double x = features.rows()[(int) t] - means[i];
        cost += x * x;
      }
    }
    return cost;
  }

  @Test
  void pooledMeans() {
    UnitFeatures features = new UnitFeatures(100, 8, 2, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    List<TimeSpan> segments = features.segments(new boolean[] {false, true, false, false});
    assertEquals(List.of(new TimeSpan(0, 2, 100), new TimeSpan(2, 8, 100)), segments);
    assertArrayEquals(new float[] {1, 2, 5, 6}, features.pooled(segments));
    // A segment without a frame has zeros, not NaN.
    TimeSpan empty = new TimeSpan(2, 2, 100);
    assertArrayEquals(new float[] {0, 0}, features.pooled(List.of(empty)));
  }

  @Test
  void cepstraAreNormalised() throws IOException {
    float[] samples = new float[16_000 * 2];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian() * Math.sin(i / 3000.0));
    }
    AudioSource source = AudioSource.of("noise", Signal.of(samples, 16_000));
    UnitFeatures features = CepstralFeatures.defaults().extract(source);
    assertEquals(200, features.frames());
    for (int d = 0; d < features.size(); d++) {
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < features.frames(); t++) {
        float x = features.rows()[t * features.size() + d];
        sum += x;
        squares += x * x;
      }
      assertEquals(0, sum / features.frames(), 1e-4);
      assertEquals(1, squares / features.frames(), 1e-3);
    }
    AudioSource other = AudioSource.of("noise", Signal.of(samples, 8000));
    assertThrows(IllegalArgumentException.class, () -> CepstralFeatures.defaults().extract(other));
  }

  @Test
  void settingsAreChecked() {
    PeakSegmenter peaks = PeakSegmenter.defaults(features -> new float[0]);
    assertThrows(IllegalArgumentException.class, () -> peaks.withThreshold(-1));
    assertThrows(IllegalArgumentException.class, () -> peaks.withProminence(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> peaks.withMinFrames(0));
    assertThrows(IllegalArgumentException.class, () -> new EvenSegmenter(0));
    assertThrows(IllegalArgumentException.class, () -> HmmSegmenter.defaults().withStates(1));
    assertThrows(IllegalArgumentException.class, () -> HmmSegmenter.defaults().withCost(-1));
    assertThrows(
        IllegalArgumentException.class, () -> PartitionSegmenter.defaults().withPenalty(-1));
    assertThrows(
        IllegalArgumentException.class, () -> SpectralChangeScorer.defaults().withReach(0));
  }

  /** Peaks by hand: the threshold, the prominence, the shortest unit. */
  @Test
  void peaks() {
    float[] scores = {0, 0, 0, 0, 0.9f, 0.7f, 0.7f, 0.74f, 0.7f, 0, 0, 0, 0.4f, 0, 0, 0, 0};
    UnitFeatures features = new UnitFeatures(100, scores.length, 1, 1, new float[scores.length]);
    PeakSegmenter all = PeakSegmenter.defaults(f -> scores);
    assertEquals(List.of(4L, 12L), starts(all.segment(features)));
    assertEquals(List.of(4L, 7L, 12L), starts(all.withProminence(0.01).segment(features)));
    assertEquals(List.of(4L), starts(all.withThreshold(0.5).segment(features)));
    assertEquals(List.of(), starts(all.withMinFrames(5).segment(features)));
  }
}
