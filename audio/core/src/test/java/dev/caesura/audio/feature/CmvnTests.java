package dev.caesura.audio.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmvnTests {

  @TempDir private Path folder;

  /** Two features over ten frames: means 1 and -2, variances 4 and 0.25. */
  private static final double[] STATISTICS = {10, -20, 10, 50, 42.5, 0};

  private static byte[] binary(String key, boolean doubles) {
    ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    out.put(key.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 'B');
    out.put((doubles ? "DM " : "FM ").getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 4).putInt(2).put((byte) 4).putInt(3);
    for (double value : STATISTICS) {
      if (doubles) {
        out.putDouble(value);
      } else {
        out.putFloat((float) value);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("cmvn.ark"), bytes);
  }

  private static void assertNormalises(Cmvn cmvn) {
    float[] features = {1, -2, 5, -1.5f};
    cmvn.apply(features);
    assertArrayEquals(new float[] {0, 0, 2, 1}, features, 1e-6f);
    assertThrows(IllegalArgumentException.class, () -> cmvn.apply(new float[3]));
  }

  @Test
  void readsWhatKaldiWrites() throws IOException {
    assertNormalises(Cmvn.read(file(binary("", true))));
    assertNormalises(Cmvn.read(file(binary("", false))));
    assertNormalises(Cmvn.read(file(binary("global ", true))));
    String text = "global  [\n  10 -20 10 \n  50 42.5 0 ]\n";
    assertNormalises(Cmvn.read(file(text.getBytes(StandardCharsets.US_ASCII))));
    assertNormalises(Cmvn.of(new float[] {1, -2}, new float[] {0.5f, 2}));
  }

  @Test
  void everyCutOfTheFileIsAnError() throws IOException {
    byte[] whole = binary("", true);
    for (int length = 0; length < whole.length; length++) {
      Path cut = file(Arrays.copyOf(whole, length));
      IOException e = assertThrows(IOException.class, () -> Cmvn.read(cut));
      assertTrue(e.getMessage().startsWith(cut + ", byte "), e.getMessage());
    }
  }

  @Test
  void hostileNumbersAreErrors() throws IOException {
    byte[] huge = binary("", true);
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(11, Integer.MAX_VALUE);
    assertThrows(IOException.class, () -> Cmvn.read(file(huge)));
    for (String text : new String[] {"[ 1 2 3 ]", "[ 1 x 3 4 ]", "[ 1 0 1 0 ]", "]["}) {
      assertThrows(
          IOException.class, () -> Cmvn.read(file(text.getBytes(StandardCharsets.US_ASCII))), text);
    }
    byte[] nan = binary("", true);
    ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putDouble(15, Double.NaN);
    assertThrows(IOException.class, () -> Cmvn.read(file(nan)));
  }
}
