package dev.caesura.audio.codec;

import java.io.IOException;

/**
 * Reads frames of FLAC audio with their checksums (RFC 9639, section 9). Not thread-safe.
 *
 * @param bits the file, at the first byte of a frame
 * @param header what all frames have in common
 */
record FlacFrame(FlacBits bits, FlacHeader header) {

  private static final int[] RATES = {
    0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };

  private static final int[] WIDTHS = {0, 8, 12, -1, 16, 20, 24, 32};

  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;

  /** Returns the samples [channel][sample] of the next frame; an IOException states what is bad. */
  long[][] read() throws IOException {
    int sync = (int) bits.read(16);
    if (sync != 0xfff8 && sync != 0xfff9) {
      throw new IOException(String.format("bytes %04x in place of a sync code", sync));
    }
    int size = (int) bits.read(4);
    int rate = (int) bits.read(4);
    int layout = (int) bits.read(4);
    int width = WIDTHS[(int) bits.read(3)];
    if (bits.read(1) != 0 || width < 0 || layout > MID_SIDE || size == 0 || rate == 15) {
      throw new IOException("a frame header with reserved values");
    }
    int first = (int) bits.read(8);
    int more = first < 0x80 ? 0 : Integer.numberOfLeadingZeros(~(first << 24)) - 1;
    for (int i = 0; i < more; i++) {
      bits.read(8);
    }
    int samples =
        switch (size) {
          case 1 -> 192;
          case 2, 3, 4, 5 -> 144 << size;
          case 6 -> (int) bits.read(8) + 1;
          case 7 -> (int) bits.read(16) + 1;
          default -> 1 << size;
        };
    int hertz =
        switch (rate) {
          case 12 -> (int) bits.read(8) * 1000;
          case 13 -> (int) bits.read(16);
          case 14 -> (int) bits.read(16) * 10;
          default -> RATES[rate];
        };
    int crc = bits.crc8();
    if (crc != bits.read(8)) {
      throw new IOException("a frame header with a wrong checksum");
    }
    int channels = layout < LEFT_SIDE ? layout + 1 : 2;
    if (channels != header.channels()
        || (width != 0 && width != header.bits())
        || (hertz != 0 && hertz != header.sampleRate())) {
      throw new IOException(
          String.format("a frame of another format (%d x %d bits, %d Hz)", channels, width, hertz));
    }
    long[][] target = new long[channels][samples];
    for (int c = 0; c < channels; c++) {
      boolean side = layout == SIDE_RIGHT ? c == 0 : layout >= LEFT_SIDE && c == 1;
      FlacSubframe.decode(bits, header.bits() + (side ? 1 : 0), target[c]);
    }
    bits.align();
    int sum = bits.crc16();
    if (sum != bits.read(16)) {
      throw new IOException("a frame with a wrong checksum");
    }
    join(layout, target);
    return target;
  }

  /** Restores the left and right channel. */
  private static void join(int layout, long[][] target) {
    if (layout < LEFT_SIDE) {
      return;
    }
    long[] a = target[0];
    long[] b = target[1];
    for (int i = 0; i < a.length; i++) {
      if (layout == LEFT_SIDE) {
        b[i] = a[i] - b[i];
      } else if (layout == SIDE_RIGHT) {
        a[i] += b[i];
      } else {
        long mid = (a[i] << 1) | (b[i] & 1);
        a[i] = (mid + b[i]) >> 1;
        b[i] = (mid - b[i]) >> 1;
      }
    }
  }
}
