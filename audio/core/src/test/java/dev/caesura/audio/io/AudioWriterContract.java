package dev.caesura.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every {@link AudioWriter}. */
public abstract class AudioWriterContract {

  @TempDir Path folder;

  /** Creates the writer to test. */
  protected abstract AudioWriter create(Path target, int sampleRate) throws IOException;

  private Path target() {
    return folder.resolve("clip");
  }

  private void write(float[] samples, int sampleRate, int block) throws IOException {
    try (AudioWriter writer = create(target(), sampleRate)) {
      for (int at = 0; at < samples.length; at += block) {
        writer.write(samples, at, Math.min(block, samples.length - at));
      }
      writer.commit();
    }
  }

  private float[] read(int sampleRate, int most) throws IOException {
    AudioSource source = AudioFiles.open(target());
    assertEquals(sampleRate, source.sampleRate());
    float[] samples = new float[most];
    try (AudioStream stream = source.open()) {
      int count = stream.readFully(samples, 0, most);
      return java.util.Arrays.copyOf(samples, count);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void givesBackSixteenBitSamplesExactly() throws IOException {
    Random random = new Random(3);
    for (int length : new int[] {1, 2, 15, 16, 17, 4095, 4096, 4097, 50_000}) {
      float[] samples = new float[length];
      for (int i = 0; i < length; i++) {
        samples[i] = (random.nextInt(65536) - 32768) / 32768f;
      }
      for (int rate : new int[] {8000, 16_000, 22_050, 44_100, 12_345}) {
        write(samples, rate, 999);
        assertArrayEquals(samples, read(rate, length + 10), length + " at " + rate);
      }
    }
  }

  @Test
  void writesTheSameBytesWhateverTheBlocks() throws IOException {
    float[] samples = new float[30_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(i * 0.05) + 0.1 * Math.sin(i * 0.7));
    }
    write(samples, 16_000, 30_000);
    byte[] first = Files.readAllBytes(target());
    for (int block : new int[] {1, 4096, 7777}) {
      write(samples, 16_000, block);
      assertArrayEquals(first, Files.readAllBytes(target()));
    }
  }

  @Test
  void roundsAndClips() throws IOException {
    write(new float[] {2, -2, 1, 0.4f / 32768, 0.5f / 32768, -0.5f / 32768}, 16_000, 6);
    float top = 32767 / 32768f;
    assertArrayEquals(new float[] {top, -1, top, 0, 1 / 32768f, 0}, read(16_000, 10));
  }

  @Test
  void writesAnEmptyRecording() throws IOException {
    write(new float[0], 16_000, 1);
    assertEquals(0, read(16_000, 10).length);
  }

  @Test
  void leavesNothingBehindUnlessCommitted() throws IOException {
    Files.writeString(target(), "older");
    try (AudioWriter writer = create(target(), 16_000)) {
      writer.write(new float[100_000], 0, 100_000);
      assertEquals(2, files().size());
    }
    assertEquals(List.of(target()), files());
    assertEquals("older", Files.readString(target()));
    AudioWriter writer = create(target(), 16_000);
    writer.write(Signal.of(new float[5], 16_000));
    writer.commit();
    writer.close();
    writer.close();
    assertEquals(List.of(target()), files());
    assertEquals(5, read(16_000, 10).length);
    assertThrows(IllegalStateException.class, () -> writer.write(new float[1], 0, 1));
    assertThrows(IllegalStateException.class, writer::commit);
  }

  @Test
  void overwritesThePartOfAKilledRun() throws IOException {
    Files.write(folder.resolve(".clip.part"), new byte[1 << 20]);
    write(new float[50], 16_000, 50);
    assertEquals(List.of(target()), files());
    assertEquals(50, read(16_000, 100).length);
  }

  @Test
  void refusesASecondWriterOfOneFile() throws IOException {
    try (AudioWriter writer = create(target(), 16_000)) {
      writer.write(new float[40], 0, 40);
      IOException e = assertThrows(IOException.class, () -> create(target(), 16_000));
      assertEquals(target() + ": another run is writing it", e.getMessage());
      writer.write(new float[10], 0, 10);
      writer.commit();
    }
    assertEquals(List.of(target()), files());
    assertEquals(50, read(16_000, 100).length);
  }

  @Test
  void refusesAPlaceOfAFolder() throws IOException {
    Files.createDirectory(target());
    IOException e = assertThrows(IOException.class, () -> create(target(), 16_000));
    assertEquals(
        target() + ": cannot be written: expected a file; found a folder of this name",
        e.getMessage());
  }

  @Test
  void refusesWhatCannotBeWritten() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> create(target(), 0));
    Path nowhere = folder.resolve("missing").resolve("clip");
    IOException e = assertThrows(IOException.class, () -> create(nowhere, 16_000));
    assertTrue(e.getMessage().contains("missing"), e.getMessage());
    try (AudioWriter writer = create(target(), 16_000)) {
      float[] bad = {0, Float.NaN};
      assertThrows(IllegalArgumentException.class, () -> writer.write(bad, 0, 2));
      Signal other = Signal.of(new float[1], 8000);
      assertThrows(IllegalArgumentException.class, () -> writer.write(other));
    }
    assertEquals(List.of(), files());
  }
}
