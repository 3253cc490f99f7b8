package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HmmModelFileTests {

  @TempDir private Path folder;

  private static HmmModel model() {
    UnitInventory units = UnitInventory.of(List.of("*", "a", "ж", "𐐨"));
    int states = units.size() * StateNetwork.STATES + 2;
    Random random = new Random(1);
    int[] first = new int[states + 1];
    for (int s = 0; s < states; s++) {
      first[s + 1] = first[s] + 1 + s % 3;
    }
    float[] means = new float[first[states] * SpeechFeatures.SIZE];
    float[] variances = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) random.nextGaussian();
      variances[i] = 0.1f + random.nextFloat();
    }
    float[] weights = new float[first[states]];
    Arrays.fill(weights, 0.25f);
    float[] frames = new float[states];
    for (int s = 0; s < states; s++) {
      frames[s] = random.nextInt(1_000_000);
    }
    return new HmmModel(
        "ru",
        units,
        new GaussianMixtures(SpeechFeatures.SIZE, first, means, variances, weights),
        frames);
  }

  private byte[] written() throws IOException {
    HmmModelFile.write(folder, model());
    return Files.readAllBytes(folder.resolve(HmmModelFile.NAME));
  }

  private static byte[] signed(byte[] file) {
    byte[] body = Arrays.copyOf(file, file.length - 32);
    byte[] result = Arrays.copyOf(file, file.length);
    System.arraycopy(Sha256.digestOf(body), 0, result, body.length, 32);
    return result;
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    byte[] bytes = written();
    HmmModel read = HmmModelFile.read(folder);
    assertEquals("ru", read.language());
    assertEquals(model().units().names(), read.units().names());
    Path again = folder.resolve("again");
    HmmModelFile.write(again, read);
    assertArrayEquals(bytes, Files.readAllBytes(again.resolve(HmmModelFile.NAME)));
  }

  @Test
  void everyTruncationAndEveryFlippedByteIsRefused() throws IOException {
    byte[] bytes = written();
    for (int length = 0; length < bytes.length; length += length < 200 ? 1 : 97) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> HmmModelFile.read(part, "m"), "length " + length);
    }
    for (int at = 0; at < bytes.length; at += at < 200 ? 1 : 97) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x10;
      IOException e =
          assertThrows(IOException.class, () -> HmmModelFile.read(flipped, "m"), "byte " + at);
      assertTrue(e.getMessage().startsWith("m, byte "), e.getMessage());
    }
  }

  @Test
  void hostileNumbersWithTheRightDigestAreRefused() throws IOException {
    byte[] bytes = written();
    // After the magic: 2 bytes of length, "ru", then the number of units.
    for (int count : new int[] {Integer.MAX_VALUE, -1, 0, 4096, 5}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(12, count);
      byte[] file = signed(hostile);
      assertThrows(IOException.class, () -> HmmModelFile.read(file, "m"), "units " + count);
    }
    int frames = 16 + 3 + 3 + 4 + 6;
    for (float value : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY, 0x1p44f}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putFloat(frames, value);
      byte[] file = signed(hostile);
      assertThrows(IOException.class, () -> HmmModelFile.read(file, "m"), "frames " + value);
    }
    int components = frames + 4;
    assertEquals(1, ByteBuffer.wrap(bytes).getInt(components));
    for (int count : new int[] {Integer.MAX_VALUE, -1, 0, 64, 2}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putInt(components, count);
      byte[] file = signed(hostile);
      assertThrows(IOException.class, () -> HmmModelFile.read(file, "m"), "components " + count);
    }
    int variance = components + 4 + 4 + 4 * SpeechFeatures.SIZE;
    for (float value : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e-20f}) {
      byte[] hostile = bytes.clone();
      ByteBuffer.wrap(hostile).putFloat(variance, value);
      byte[] file = signed(hostile);
      assertThrows(IOException.class, () -> HmmModelFile.read(file, "m"), "variance " + value);
    }
    byte[] name = bytes.clone();
    name[18] = 'x';
    byte[] file = signed(name);
    assertThrows(IOException.class, () -> HmmModelFile.read(file, "m"));
  }

  @Test
  void aFolderWithoutModelSaysSo() {
    NoSuchFileException e =
        assertThrows(NoSuchFileException.class, () -> HmmModelFile.read(folder));
    assertTrue(e.getMessage().contains("--save-model"), e.getMessage());
  }
}
