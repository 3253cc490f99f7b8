package dev.caesura.audio.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.StreamingScorerContract;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnsetCompensatingScorerTests implements StreamingScorerContract {

  private static final EnergyScorer ENERGY = EnergyScorer.defaults();

  @Override
  public StreamingScorer scorer() {
    return OnsetCompensatingScorer.of(ENERGY, 0.047);
  }

  @Override
  public float[] speech() throws IOException {
    // A WAV file: this module reads others with ffmpeg alone.
    Path speech = Path.of(System.getProperty("caesura.testdata"), "speech", "librivox");
    return AudioFiles.open(speech.resolve("sense_and_sensibility_01_austen_64kb-0870.wav"), 16_000)
        .read(new TimeSpan(0, 112_000, 16_000))
        .toArray();
  }

  @Test
  void scoresMoveByWholeFramesAndStayAsMany() throws IOException {
    AudioSource prompts = AudioSource.of("prompts", Signal.of(speech(), 16_000));
    float[] plain = ENERGY.score(prompts).toArray();
    double hop = ENERGY.grid(16_000).hopSamples() / 16_000.0;
    float[] moved = OnsetCompensatingScorer.of(ENERGY, 3 * hop).score(prompts).toArray();
    assertEquals(plain.length, moved.length);
    assertArrayEquals(
        Arrays.copyOfRange(plain, 3, plain.length), Arrays.copyOf(moved, moved.length - 3), 1e-5f);
    for (int i = moved.length - 3; i < moved.length; i++) {
      assertEquals(plain[plain.length - 1], moved[i], 0, "frame " + i);
    }
    assertArrayEquals(plain, OnsetCompensatingScorer.of(ENERGY, 0).score(prompts).toArray());
  }

  @Test
  void partOfAFrameIsBetweenTwo() throws IOException {
    AudioSource prompts = AudioSource.of("prompts", Signal.of(speech(), 16_000));
    float[] plain = ENERGY.score(prompts).toArray();
    double hop = ENERGY.grid(16_000).hopSamples() / 16_000.0;
    float[] moved = OnsetCompensatingScorer.of(ENERGY, 1.25 * hop).score(prompts).toArray();
    for (int i = 0; i + 2 < plain.length; i++) {
      assertEquals(0.75 * plain[i + 1] + 0.25 * plain[i + 2], moved[i], 1e-5, "frame " + i);
    }
  }

  @Test
  void outOfRangeIsRefused() {
    for (double seconds : new double[] {-0.01, 1.01, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> OnsetCompensatingScorer.of(ENERGY, seconds));
      assertEquals("seconds " + seconds + ": expected a number in [0, 1.0]", e.getMessage());
    }
  }
}
