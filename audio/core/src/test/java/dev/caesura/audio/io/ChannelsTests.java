package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTests {

  private static final int LENGTH = 40_000;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private float[] read(int channel, IntUnaryOperator left, IntUnaryOperator right)
      throws IOException {
    int[] samples = new int[2 * LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      samples[2 * i] = left.applyAsInt(i);
      samples[2 * i + 1] = right.applyAsInt(i);
    }
    byte[] wav =
        WavBytes.riff("RIFF")
            .format(1, 2, 8000, 16)
            .data(4 * LENGTH, WavBytes.pcm16(samples))
            .done();
    Path file = Files.write(folder.resolve("a.wav"), wav);
    AudioSettings settings =
        AudioSettings.defaults().withChannel(channel).withWarnings(warnings::add);
    return ToneFixture.all(AudioFiles.open(file, settings));
  }

  private static int tone(int i) {
    return i < 20_000 ? 0 : (int) (8000 * Math.sin(i * 0.1));
  }

  private static float[] expected(IntUnaryOperator channel) {
    float[] samples = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      samples[i] = channel.applyAsInt(i) / 32768f;
    }
    return samples;
  }

  @Test
  void takesTheLouderOfTwoChannelsThatCancel() throws IOException {
    IntUnaryOperator inverse = i -> -tone(i) / 2;
    assertArrayEquals(
        expected(ChannelsTests::tone), read(AudioSettings.AUTO, ChannelsTests::tone, inverse));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("reading the left one"), warnings.get(0));
    assertArrayEquals(
        expected(ChannelsTests::tone), read(AudioSettings.AUTO, inverse, ChannelsTests::tone));
    assertTrue(warnings.get(1).contains("reading the right one"), warnings.get(1));
    float[] mean = read(AudioSettings.MEAN, ChannelsTests::tone, i -> -tone(i));
    assertArrayEquals(new float[LENGTH], mean);
    assertEquals(2, warnings.size());
  }

  /** Two speakers, one on each channel, have a correlation near 0, of either sign. */
  @Test
  void mixesChannelsOfDifferentSpeakers() throws IOException {
    Random random = new Random(1);
    int[] noise = random.ints(LENGTH, -9000, 9000).toArray();
    float[] mixed = read(AudioSettings.AUTO, ChannelsTests::tone, i -> noise[i]);
    assertEquals((tone(30_000) + noise[30_000]) / 65536f, mixed[30_000]);
    assertTrue(warnings.isEmpty());
  }

  @Test
  void readsOneChannel() throws IOException {
    IntUnaryOperator other = i -> i % 100;
    assertArrayEquals(expected(other), read(1, ChannelsTests::tone, other));
    assertArrayEquals(expected(other), read(0, other, ChannelsTests::tone));
    IOException e = assertThrows(IOException.class, () -> read(2, other, other));
    assertTrue(e.getMessage().endsWith(": expected at least 3 channels; found 2."), e.getMessage());
  }
}
