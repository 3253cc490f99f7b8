package dev.caesura.audio.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Plain encoder of FLAC streams that uses the features that it is given, not the best ones. */
final class FlacBytes {

  /** Channel assignments of stereo frames. */
  static final int INDEPENDENT = 1;

  static final int LEFT_SIDE = 8;
  static final int SIDE_RIGHT = 9;
  static final int MID_SIDE = 10;

  /** Subframe types; a predictor of order N is FIXED + N, or LINEAR + N - 1. */
  static final int VERBATIM = 1;

  static final int FIXED = 8;
  static final int LINEAR = 32;

  private static final int[][] FIXED_FACTORS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long pending;
  private int count;

  /** Encodes samples [channel][sample] in blocks of a size. */
  static byte[] encode(
      long[][] samples,
      int bits,
      int block,
      int layout,
      int type,
      int partitionOrder,
      boolean md5) {
    FlacBytes flac = new FlacBytes();
    int length = samples[0].length;
    flac.put(0x664c6143, 32);
    flac.put(0x80000022L, 32);
    flac.put(block, 16);
    flac.put(block, 16);
    flac.put(0, 24);
    flac.put(0, 24);
    flac.put(16_000, 20);
    flac.put(samples.length - 1, 3);
    flac.put(bits - 1, 5);
    flac.put(length, 36);
    for (byte b : md5 ? md5(samples, bits) : new byte[16]) {
      flac.put(b & 0xff, 8);
    }
    for (int at = 0, number = 0; at < length; at += block, number++) {
      int size = Math.min(block, length - at);
      long[][] frame = new long[samples.length][size];
      for (int c = 0; c < frame.length; c++) {
        System.arraycopy(samples[c], at, frame[c], 0, size);
      }
      flac.frame(frame, bits, number, layout, type, partitionOrder);
    }
    return flac.out.toByteArray();
  }

  private static byte[] md5(long[][] samples, int bits) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (int i = 0; i < samples[0].length; i++) {
        for (long[] channel : samples) {
          for (int shift = 0; shift < bits; shift += 8) {
            digest.update((byte) (channel[i] >> shift));
          }
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void frame(
      long[][] frame, int bits, int number, int layout, int type, int partitionOrder) {
    int start = out.size();
    put(0xfff8, 16);
    put(7, 4); // 16 bits of block size follow
    put(0, 4);
    put(frame.length == 2 ? layout : frame.length - 1, 4);
    put(0, 4);
    if (number < 0x80) {
      put(number, 8);
    } else {
      put(0xc0 | (number >> 6), 8);
      put(0x80 | (number & 0x3f), 8);
    }
    put(frame[0].length - 1, 16);
    put(crc(start, 8, 0x107), 8);
    boolean stereo = frame.length == 2 && layout >= LEFT_SIDE;
    long[][] coded = stereo ? split(frame, layout) : frame;
    for (int c = 0; c < coded.length; c++) {
      boolean side = stereo && (layout == SIDE_RIGHT ? c == 0 : c == 1);
      subframe(coded[c], bits + (side ? 1 : 0), type, partitionOrder);
    }
    put(0, (8 - count) % 8);
    put(crc(start, 16, 0x18005), 16);
  }

  private static long[][] split(long[][] frame, int layout) {
    long[][] coded = new long[2][frame[0].length];
    for (int i = 0; i < frame[0].length; i++) {
      long left = frame[0][i];
      long right = frame[1][i];
      coded[0][i] =
          layout == LEFT_SIDE ? left : layout == SIDE_RIGHT ? left - right : (left + right) >> 1;
      coded[1][i] = layout == SIDE_RIGHT ? right : left - right;
    }
    return coded;
  }

  private void subframe(long[] samples, int width, int type, int partitionOrder) {
    long all = 0;
    boolean constant = true;
    for (long sample : samples) {
      all |= sample;
      constant &= sample == samples[0];
    }
    if (constant) {
      put(0, 8);
      put(samples[0], width);
      return;
    }
    int wasted = Long.numberOfTrailingZeros(all);
    long[] kept = new long[samples.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = samples[i] >> wasted;
    }
    int held = width - wasted;
    int order = type >= LINEAR ? type - LINEAR + 1 : type >= FIXED ? type - FIXED : kept.length;
    boolean tooShort = order >= kept.length;
    put(tooShort ? VERBATIM : type, 7);
    put(wasted > 0 ? 1 : 0, 1);
    put(1, wasted); // wasted - 1 zeros and a one
    for (int i = 0; i < Math.min(order, kept.length); i++) {
      put(kept[i], held);
    }
    if (tooShort) {
      return;
    }
    int shift = 0;
    int[] factors = type < LINEAR ? FIXED_FACTORS[order] : new int[order];
    if (type >= LINEAR) {
      shift = 10;
      put(13, 4); // 14 bits a factor
      put(shift, 5);
      for (int i = 0; i < order; i++) {
        factors[i] = i == 0 ? 1500 : i == 1 ? -700 : (i % 2 == 0 ? -97 : 61);
        put(factors[i], 14);
      }
    }
    residual(kept, factors, shift, partitionOrder);
  }

  private void residual(long[] samples, int[] factors, int shift, int partitionOrder) {
    int order = factors.length;
    int splits = partitionOrder;
    while (splits > 0
        && (samples.length % (1 << splits) != 0 || samples.length >> splits < order)) {
      splits--;
    }
    put(1, 2); // Rice parameters of five bits
    put(splits, 4);
    int length = samples.length >> splits;
    for (int p = 0; p < 1 << splits; p++) {
      int from = p == 0 ? order : p * length;
      long[] rest = new long[(p + 1) * length - from];
      long most = 0;
      for (int i = 0; i < rest.length; i++) {
        long sum = 0;
        for (int j = 0; j < order; j++) {
          sum += factors[j] * samples[from + i - 1 - j];
        }
        rest[i] = samples[from + i] - (sum >> shift);
        most = Math.max(most, rest[i] < 0 ? ~rest[i] : rest[i]);
      }
      int width = 65 - Long.numberOfLeadingZeros(most);
      boolean raw = p % 3 == 2 && width < 32;
      int rice = Math.max(0, Math.min(30, width - 2));
      put(raw ? 31 : rice, 5);
      if (raw) {
        put(width, 5);
      }
      for (long value : rest) {
        if (raw) {
          put(value, width);
        } else {
          long folded = (value << 1) ^ (value >> 63);
          for (long i = folded >> rice; i > 0; i--) {
            put(0, 1);
          }
          put(1, 1);
          put(folded, rice);
        }
      }
    }
  }

  private void put(long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      pending = (pending << 1) | ((value >> i) & 1);
      if (++count == 8) {
        out.write((int) pending);
        pending = 0;
        count = 0;
      }
    }
  }

  private int crc(int from, int width, int polynomial) {
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).position(from);
    int crc = 0;
    while (bytes.hasRemaining()) {
      crc ^= (bytes.get() & 0xff) << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        crc ^= ((crc >> width) & 1) * polynomial;
      }
    }
    return crc;
  }
}
