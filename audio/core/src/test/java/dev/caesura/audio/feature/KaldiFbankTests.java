package dev.caesura.audio.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaldiFbankTests {

  private final KaldiFbank fbank = KaldiFbank.of(16_000, 80);

  private static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }

  @Test
  void framesAreThoseOfWholeWindows() {
    for (int length : new int[] {0, 1, 399, 400, 559, 560, 561, 16_000}) {
      int frames = length < 400 ? 0 : (length - 400) / 160 + 1;
      assertEquals(frames * 80, fbank.features(new float[length], 0, length).length, "" + length);
    }
  }

  @Test
  void silenceIsTheFloor() {
    float[] features = fbank.features(new float[400], 0, 400);
    for (float feature : features) {
      assertEquals(Math.log(1.1920929e-7), feature, 1e-4);
    }
  }

  /** The definition, term by term: a plain Fourier sum and triangles over all frequencies. */
  @Test
  void agreesWithTheDefinition() {
    float[] samples = noise(720, 5);
    float[] found = fbank.features(samples, 0, samples.length);
    for (int frame = 0; frame < 3; frame++) {
      double[] power = power(samples, frame * 160);
      double low = mel(20);
      double step = (mel(8000) - low) / 81;
      for (int bin = 0; bin < 80; bin++) {
        double energy = 0;
        for (int k = 0; k < 256; k++) {
          double m = mel(k * 16_000.0 / 512);
          double up = (m - (low + bin * step)) / step;
          double down = (low + (bin + 2) * step - m) / step;
          energy += Math.max(0, Math.min(up, down)) * power[k];
        }
        assertEquals(Math.log(energy), found[frame * 80 + bin], 1e-4, frame + " " + bin);
      }
    }
  }

  private static double mel(double hertz) {
    return 1127 * Math.log1p(hertz / 700);
  }

  private static double[] power(float[] samples, int from) {
    double[] x = new double[400];
    double mean = 0;
    for (int i = 0; i < 400; i++) {
      mean += samples[from + i] * 32_768.0 / 400;
    }
    for (int i = 0; i < 400; i++) {
      double now = samples[from + i] * 32_768.0 - mean;
      double before = i == 0 ? now : samples[from + i - 1] * 32_768.0 - mean;
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 399);
      x[i] = (now - 0.97 * before) * Math.pow(hann, 0.85);
    }
    double[] power = new double[256];
    for (int k = 0; k < 256; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 400; i++) {
        re += x[i] * Math.cos(2 * Math.PI * k * i / 512);
        im -= x[i] * Math.sin(2 * Math.PI * k * i / 512);
      }
      power[k] = re * re + im * im;
    }
    return power;
  }

  @Test
  void partOfAnArrayIsThatPart() {
    float[] samples = noise(2000, 9);
    float[] part = java.util.Arrays.copyOfRange(samples, 300, 1500);
    assertArrayEquals(
        fbank.features(part, 0, part.length), fbank.features(samples, 300, 1200), 1e-6f);
    assertThrows(IndexOutOfBoundsException.class, () -> fbank.features(samples, 1900, 101));
  }

  @Test
  void impossibleSettingsAreRefused() {
    FrameGrid grid = new FrameGrid(16_000, 400, 160);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> KaldiFbank.of(16_000, 400))
            .getMessage()
            .contains("bins 400: expected fewer filters"));
    assertThrows(
        IllegalArgumentException.class,
        () -> KaldiFbank.Settings.defaults(grid, 80).withRange(20, 9000));
    assertThrows(IllegalArgumentException.class, () -> KaldiFbank.Settings.defaults(grid, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> KaldiFbank.Settings.defaults(grid, 80).withScale(Double.NaN));
  }
}
