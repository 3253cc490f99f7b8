package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameScoresFileTests {

  private static FrameScoresFile example(int frames) {
    Random random = new Random(frames);
    float[] scores = new float[frames];
    for (int i = 0; i < frames; i++) {
      scores[i] = random.nextFloat();
    }
    TimeSpan span = new TimeSpan(77, 77 + 512L * frames, 16_000);
    return new FrameScoresFile(
        "silero v6, talk č.wav", FrameScores.of(span, new FrameGrid(16_000, 512, 512), scores));
  }

  @Test
  void roundTrips(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.scores");
    for (int frames : new int[] {0, 1, 1000}) {
      example(frames).write(file);
      assertEquals(example(frames), FrameScoresFile.read(file));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void everyChangedByteIsNoticed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.scores");
    example(3).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      Files.write(file, changed);
      IOException e = assertThrows(IOException.class, () -> FrameScoresFile.read(file));
      assertTrue(e.getMessage().startsWith(file + ", byte "), e.getMessage());
      Files.write(file, Arrays.copyOf(whole, i));
      assertThrows(IOException.class, () -> FrameScoresFile.read(file));
    }
  }

  @Test
  void lyingSizesAreRefusedBeforeAllocation(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.scores");
    example(3).write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int origin = bytes.getInt(36);
    for (int at : new int[] {36, 40 + origin}) {
      for (int lie : new int[] {Integer.MAX_VALUE, -1, 1}) {
        int truth = bytes.getInt(at);
        bytes.putInt(at, lie);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, bytes.limit() - 4);
        bytes.putInt(bytes.limit() - 4, (int) crc.getValue());
        Files.write(file, bytes.array());
        IOException e = assertThrows(IOException.class, () -> FrameScoresFile.read(file));
        assertTrue(e.getMessage().startsWith(file + ", byte "), e.getMessage());
        bytes.putInt(at, truth);
      }
    }
  }

  @Test
  void otherFilesAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("b"), "not scores at all, but long enough for it");
    Files.writeString(file, "and more of it, to be sure that it is");
    IOException e = assertThrows(IOException.class, () -> FrameScoresFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ", byte 0: expected "), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new FrameScoresFile("x".repeat(70_000), example(1).scores()));
  }
}
