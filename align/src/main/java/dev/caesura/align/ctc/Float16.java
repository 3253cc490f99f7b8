package dev.caesura.align.ctc;

/** Conversion of floats to half precision (IEEE 754 binary16) and back. Stateless. */
final class Float16 {

  private static final float[] VALUES = table();

  private Float16() {}

  /** Returns the nearest half, ties to even; finite values stay finite. */
  static short encode(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int size = bits & 0x7fffffff;
    if (size >= 0x7f800000) {
      return (short) (sign | (size == 0x7f800000 ? 0x7c00 : 0x7e00));
    }
    if (size >= 0x477ff000) {
      return (short) (sign | 0x7bff);
    }
    if (size >= 0x38800000) {
      return (short) (sign | (size + 0xfff + (size >> 13 & 1) - 0x38000000) >> 13);
    }
    int shift = 126 - (size >>> 23);
    if (shift > 24) {
      return (short) sign;
    }
    int mantissa = (size & 0x7fffff) | 0x800000;
    int half = mantissa >> shift;
    int rest = mantissa & ((1 << shift) - 1);
    int middle = 1 << (shift - 1);
    boolean up = rest > middle || (rest == middle && (half & 1) == 1);
    return (short) (sign | half + (up ? 1 : 0));
  }

  /** Returns the value of a half. */
  static float decode(short half) {
    return VALUES[half & 0xffff];
  }

  private static float[] table() {
    float[] values = new float[1 << 16];
    for (int half = 0; half < values.length; half++) {
      int exponent = half >> 10 & 31;
      int mantissa = half & 0x3ff;
      double size;
      if (exponent == 31) {
        size = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
      } else if (exponent == 0) {
        size = Math.scalb((double) mantissa, -24);
      } else {
        size = Math.scalb((double) (mantissa | 0x400), exponent - 25);
      }
      values[half] = (float) ((half & 0x8000) == 0 ? size : -size);
    }
    return values;
  }
}
