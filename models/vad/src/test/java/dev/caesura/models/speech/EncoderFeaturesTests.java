package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.unit.UnitFeatures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the network that models/make-test-encoder writes: the mean and the slope of each window. */
class EncoderFeaturesTests {

  @TempDir private static Path folder;
  private static EncoderFeatures encoder;

  @BeforeAll
  static void open() throws IOException {
    Path file = folder.resolve("encoder.onnx");
    try (InputStream in = EncoderFeaturesTests.class.getResourceAsStream("test-encoder.onnx")) {
      Files.copy(in, file);
    }
    encoder = EncoderFeatures.open(file);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  /** A sine of 25 Hz: mean 0 and the same variance in every window of whole periods. */
  private static float[] sine(int samples) {
    float[] sine = new float[samples];
    for (int i = 0; i < samples; i++) {
      sine[i] = (float) (0.3 * Math.sin(2 * Math.PI * 25 * i / 16_000));
    }
    return sine;
  }

  @Test
  void windowsHaveNoSeam() throws IOException {
    int samples = 16_000 * 45;
    float[] sine = sine(samples);
    UnitFeatures features = encoder.extract(AudioSource.of("sine", Signal.of(sine, 16_000)));
    assertEquals(320, features.hop());
    assertEquals(2, features.size());
    assertEquals(samples / 320, features.frames());
    for (int t = 0; t + 2 < features.frames(); t++) {
      double mean = 0;
      for (int i = 0; i < 400; i++) {
        mean += sine[t * 320 + i] / 400.0;
      }
      double scale = Math.sqrt(2) / 0.3;
      assertEquals(mean * scale, features.rows()[2 * t], 0.02, "frame " + t);
      double slope = sine[t * 320 + 399] - sine[t * 320];
      assertEquals(slope * scale, features.rows()[2 * t + 1], 0.05, "frame " + t);
    }
  }

  @Test
  void anyLength() throws IOException {
    for (int samples : new int[] {0, 1, 319, 320, 16_000, 320_000, 320_001, 384_000, 384_320}) {
      UnitFeatures features =
          encoder.extract(AudioSource.of("sine", Signal.of(sine(samples), 16_000)));
      assertEquals(samples / 320, features.frames(), samples + " samples");
    }
  }

  @Test
  void otherRatesAreRefused() {
    AudioSource other = AudioSource.of("sine", Signal.of(sine(100), 8000));
    assertThrows(IllegalArgumentException.class, () -> encoder.extract(other));
  }
}
