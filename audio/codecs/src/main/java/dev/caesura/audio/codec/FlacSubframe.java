package dev.caesura.audio.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes subframes: the samples of one channel in a frame (RFC 9639, sections 9.2 and 9.3). All
 * arithmetic has 64 bits, because the side channel of a stereo frame is one bit wider than the
 * stream. Pure functions.
 */
final class FlacSubframe {

  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private FlacSubframe() {}

  /** Decodes a subframe of as many samples as the target has. */
  static void decode(FlacBits bits, int width, long[] target) throws IOException {
    if (bits.read(1) != 0) {
      throw new IOException("a subframe that begins with 1");
    }
    int type = (int) bits.read(6);
    int wasted = bits.read(1) == 0 ? 0 : bits.unary() + 1;
    int held = width - wasted;
    if (held < 1) {
      throw new IOException(wasted + " wasted bits of " + width);
    }
    if (type == 0) {
      Arrays.fill(target, bits.signed(held));
    } else if (type == 1) {
      warmUp(bits, held, target, target.length);
    } else if (type >= 8 && type <= 12) {
      warmUp(bits, held, target, type - 8);
      residual(bits, target, type - 8);
      predict(target, FIXED[type - 8], 0);
    } else if (type >= 32) {
      linear(bits, held, target, type - 31);
    } else {
      throw new IOException("a subframe of the reserved type " + type);
    }
    for (int i = 0; wasted > 0 && i < target.length; i++) {
      target[i] <<= wasted;
    }
  }

  private static void linear(FlacBits bits, int width, long[] target, int order)
      throws IOException {
    warmUp(bits, width, target, order);
    int precision = (int) bits.read(4) + 1;
    int shift = (int) bits.signed(5);
    if (precision == 16 || shift < 0) {
      throw new IOException("a predictor with a reserved precision or a negative shift");
    }
    int[] factors = new int[order];
    for (int i = 0; i < order; i++) {
      factors[i] = (int) bits.signed(precision);
    }
    residual(bits, target, order);
    predict(target, factors, shift);
  }

  private static void warmUp(FlacBits bits, int width, long[] target, int count)
      throws IOException {
    if (count > target.length) {
      throw new IOException("a predictor of order " + count + " for " + target.length + " samples");
    }
    for (int i = 0; i < count; i++) {
      target[i] = bits.signed(width);
    }
  }

  /** Reads Rice-coded residuals after the first samples. */
  private static void residual(FlacBits bits, long[] target, int order) throws IOException {
    int method = (int) bits.read(2);
    if (method > 1) {
      throw new IOException("residuals coded by the reserved method " + method);
    }
    int width = 4 + method;
    int escape = (1 << width) - 1;
    int partitions = 1 << bits.read(4);
    int length = target.length / partitions;
    if (length * partitions != target.length || length < order) {
      throw new IOException(partitions + " partitions of " + target.length + " samples");
    }
    int at = order;
    for (int end = length; end <= target.length; end += length) {
      int rice = (int) bits.read(width);
      if (rice == escape) {
        int raw = (int) bits.read(5);
        for (; at < end; at++) {
          target[at] = bits.signed(raw);
        }
      } else {
        for (; at < end; at++) {
          long value = (long) bits.unary() << rice | bits.read(rice);
          target[at] = value >>> 1 ^ -(value & 1);
        }
      }
    }
  }

  private static void predict(long[] target, int[] factors, int shift) {
    int order = factors.length;
    for (int i = order; i < target.length; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += factors[j] * target[i - 1 - j];
      }
      target[i] += sum >> shift;
    }
  }
}
