package dev.caesura.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest model of CMU Sphinx: three phones of one state, one density of 39 values. */
final class SphinxFiles {

  private static final int WIDTH = 39;

  private SphinxFiles() {}

  static void write(Path folder) {
    try {
      for (String name : new String[] {"means", "variances"}) {
        Files.write(folder.resolve(name), densities());
      }
      Files.write(folder.resolve("mixture_weights"), numbers("1.0", ints(3, 1, 1, 3), floats(3)));
      Files.write(
          folder.resolve("transition_matrices"), numbers("1.0", ints(3, 1, 2, 6), floats(6)));
      Files.writeString(folder.resolve("feat.params"), "-feat 1s_c_d_dd\n-lowerf 130\n");
      Files.writeString(folder.resolve("noisedict"), "<s> SIL\n</s> SIL\n<sil> SIL\n");
      Files.writeString(folder.resolve("mdef"), DEFINITION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] densities() {
    return numbers("1.0", ints(3, 1, 1, WIDTH, 3 * WIDTH), floats(3 * WIDTH));
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] floats(int count) {
    int[] bits = new int[count];
    java.util.Arrays.fill(bits, Float.floatToRawIntBits(0.5f));
    return ints(bits);
  }

  private static byte[] numbers(String version, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("s3\nversion " + version + "\nendhdr\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(ints(0x11223344));
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static final String DEFINITION =
      """
      0.3
      3 n_base
      0 n_tri
      6 n_state_map
      3 n_tied_state
      3 n_tied_ci_state
      3 n_tied_tmat
      # base lft rt p attrib tmat
      A - - - n/a 0 0 N
      B - - - n/a 1 1 N
      SIL - - - filler 2 2 N
      """;
}
