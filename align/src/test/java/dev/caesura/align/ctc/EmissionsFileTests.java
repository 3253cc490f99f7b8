package dev.caesura.align.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Emissions;
import dev.caesura.audio.FrameGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmissionsFileTests {

  private static final EmissionsFile.Layout LAYOUT =
      new EmissionsFile.Layout("network, récording", new FrameGrid(16_000, 400, 320), 3, 7);

  private static final long SAMPLES = 24 * 320 - 5;

  @TempDir private Path folder;

  private final float[] values = values();

  private static float[] values() {
    Random dice = new Random(3);
    float[] values = new float[24 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) -Math.exp(2 * dice.nextGaussian());
    }
    values[5] = Float.NEGATIVE_INFINITY;
    values[6] = 0;
    return values;
  }

  private float[] window(int index) {
    return Arrays.copyOfRange(values, index * 21, Math.min(values.length, index * 21 + 21));
  }

  private Path write(int from, int to) throws IOException {
    Path file = folder.resolve("a.emissions");
    try (EmissionsFile writer = EmissionsFile.create(file, LAYOUT)) {
      assertEquals(from, writer.windows());
      for (int i = from; i < to; i++) {
        writer.append(window(i));
      }
      if (to == 4) {
        writer.finish(SAMPLES);
      }
    }
    return file;
  }

  private void assertWhole(Path file) throws IOException {
    Emissions read = EmissionsFile.open(file, LAYOUT).orElseThrow();
    assertEquals(24, read.frames());
    assertEquals(SAMPLES, read.span().endSample());
    float[] row = new float[3];
    for (int t = 0; t < 24; t++) {
      read.copyFrame(t, row);
      for (int k = 0; k < 3; k++) {
        float value = values[3 * t + k];
        double tolerance = Float.isInfinite(value) ? 0 : Math.max(-value / 2048, 1e-7);
        assertEquals(value, row[k], tolerance);
      }
    }
    Emissions part = read.slice(10, 20);
    assertEquals(10, part.frames());
    assertEquals(10 * 320, part.span().startSample());
    assertEquals(read.at(13, 2), part.at(3, 2));
  }

  @Test
  void resumesAfterTheLastWholeWindow() throws IOException {
    Path file = write(0, 2);
    assertTrue(EmissionsFile.open(file, LAYOUT).isEmpty());
    Path part = folder.resolve("a.emissions.part");
    byte[] bytes = Files.readAllBytes(part);
    byte[] whole = Files.readAllBytes(write(2, 4));
    assertFalse(Files.exists(part));
    assertWhole(file);
    // Killed while a window was written: the same bytes in the end.
    Files.delete(file);
    Files.write(part, Arrays.copyOf(bytes, bytes.length - 3));
    assertArrayEquals(whole, Files.readAllBytes(write(1, 4)));
    // A damaged window is computed again.
    Files.delete(file);
    bytes[bytes.length - 60] ^= 4;
    Files.write(part, bytes);
    assertArrayEquals(whole, Files.readAllBytes(write(0, 4)));
  }

  @Test
  void anotherOriginOrDamageIsNoResult() throws IOException {
    Path file = write(0, 4);
    EmissionsFile.Layout other =
        new EmissionsFile.Layout("network, other", LAYOUT.grid(), LAYOUT.symbols(), 7);
    assertTrue(EmissionsFile.open(file, other).isEmpty());
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertTrue(EmissionsFile.open(file, LAYOUT).isEmpty(), "byte " + at);
      Files.write(file, Arrays.copyOf(bytes, at));
      assertTrue(EmissionsFile.open(file, LAYOUT).isEmpty(), at + " bytes");
    }
  }

  @Test
  void halvesAreTheNearest() {
    for (int half = 0; half < 1 << 16; half++) {
      float value = Float16.decode((short) half);
      if (!Float.isNaN(value)) {
        assertEquals((short) half, Float16.encode(value), "half " + half);
        float next = Float16.decode((short) (half + 1));
        if (Float.isFinite(value) && Float.isFinite(next) && (half & 0x7fff) != 0x7fff) {
          float middle = (value + next) / 2;
          assertEquals((short) (half + (half & 1)), Float16.encode(middle), "tie after " + half);
        }
      }
    }
    assertEquals(-65504, Float16.decode(Float16.encode(-1e9f)));
  }
}
