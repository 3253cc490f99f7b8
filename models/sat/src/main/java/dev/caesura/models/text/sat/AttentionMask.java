package dev.caesura.models.text.sat;

import dev.caesura.models.internal.ElementType;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/** Attention masks: ones for the units of a row, zeros for its padding. */
final class AttentionMask {

  private static final short HALF_ONE = 0x3C00;

  private AttentionMask() {}

  /** Returns a mask of the type that the network expects, with a row for each used length. */
  static Tensor of(ElementType type, int length, int... used) {
    long[] shape = {used.length, length};
    int size = used.length * length;
    switch (type) {
      case FLOAT16 -> {
        short[] mask = new short[size];
        for (int row = 0; row < used.length; row++) {
          Arrays.fill(mask, row * length, row * length + used[row], HALF_ONE);
        }
        return Tensor.ofHalves(ShortBuffer.wrap(mask), shape);
      }
      case FLOAT32 -> {
        float[] mask = new float[size];
        for (int row = 0; row < used.length; row++) {
          Arrays.fill(mask, row * length, row * length + used[row], 1);
        }
        return Tensor.of(FloatBuffer.wrap(mask), shape);
      }
      default -> {
        long[] mask = new long[size];
        for (int row = 0; row < used.length; row++) {
          Arrays.fill(mask, row * length, row * length + used[row], 1);
        }
        return Tensor.of(LongBuffer.wrap(mask), shape);
      }
    }
  }
}
