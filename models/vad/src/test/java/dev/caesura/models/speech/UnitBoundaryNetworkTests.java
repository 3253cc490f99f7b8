package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.unit.CepstralFeatures;
import dev.caesura.audio.unit.PeakSegmenter;
import dev.caesura.audio.unit.UnitFeatures;
import dev.caesura.audio.unit.UnitSegmenter;
import dev.caesura.audio.unit.UnitSegmenterContract;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitBoundaryNetworkTests extends UnitSegmenterContract {

  private static UnitBoundaryNetwork network;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    network = UnitBoundaryNetwork.open();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Override
  protected UnitSegmenter segmenter() {
    return PeakSegmenter.defaults(network).withProminence(0).withThreshold(0.5);
  }

  /** Vowels of a synthetic voice: three formants, which jump every 150 ms. */
  private static AudioSource vowels(int count) {
    double[][] formants = {
      {300, 2300, 3000}, {700, 1200, 2500}, {350, 800, 2300}, {500, 1700, 2400}
    };
    float[] samples = new float[count * 2400];
    Random random = new Random(5);
    for (int i = 0; i < samples.length; i++) {
      double[] own = formants[i / 2400 % formants.length];
      double sum = 0.002 * random.nextGaussian();
      for (int h = 1; h < 30; h++) {
        double f = 120.0 * h;
        double gain = 0;
        for (double formant : own) {
          gain += Math.exp(-Math.pow((f - formant) / 120, 2));
        }
        sum += 0.1 * gain * Math.sin(2 * Math.PI * f * i / 16_000);
      }
      samples[i] = (float) sum;
    }
    return AudioSource.of("vowels", Signal.of(samples, 16_000));
  }

  @Test
  void findsTheChangesOfVowels() throws IOException {
    UnitFeatures features = CepstralFeatures.defaults().extract(vowels(20));
    List<TimeSpan> segments = segmenter().segment(features);
    int found = 0;
    for (int k = 1; k < 20; k++) {
      long place = k * 2400L;
      found += segments.stream().anyMatch(s -> Math.abs(s.startSample() - place) <= 320) ? 1 : 0;
    }
    assertTrue(found >= 15, "only " + found + " of 19 changes");
    assertTrue(segments.size() < 40, segments.size() + " units for 20 vowels");
  }

  @Test
  void probabilitiesDoNotDependOnTheWindows() {
    Random random = new Random(2);
    float[] rows = new float[6500 * 39];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    UnitFeatures features = new UnitFeatures(16_000, 6500 * 160L, 160, 39, rows);
    float[] scores = network.score(features);
    assertEquals(6500, scores.length);
    int from = 5800;
    float[] part = Arrays.copyOfRange(rows, from * 39, rows.length);
    float[] again = network.score(new UnitFeatures(16_000, 700 * 160L, 160, 39, part));
    for (int t = 20; t < 700; t++) {
      assertEquals(scores[from + t], again[t], 1e-5f);
      assertTrue(again[t] >= 0 && again[t] <= 1);
    }
    assertArrayEquals(scores, network.score(features));
  }

  @Test
  void otherFeaturesAreRefused() {
    UnitFeatures features = new UnitFeatures(16_000, 320, 160, 2, new float[4]);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> network.score(features));
    assertTrue(e.getMessage().contains("expected features of size 39"), e.getMessage());
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertThrows(
        NoSuchFileException.class, () -> UnitBoundaryNetwork.open(folder.resolve("none.onnx")));
    Path bad = Files.writeString(folder.resolve("bad.onnx"), "no network");
    assertThrows(ModelException.class, () -> UnitBoundaryNetwork.open(bad));
    Path root = Path.of(System.getProperty("caesura.testdata"));
    assertThrows(
        ModelException.class, () -> EncoderFeatures.open(root.resolve("ctc-english/model.onnx")));
  }
}
