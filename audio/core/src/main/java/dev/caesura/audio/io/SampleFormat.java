package dev.caesura.audio.io;

import java.nio.ByteBuffer;

/** Encoding of one sample in a WAV file; multi-byte encodings are little-endian. */
enum SampleFormat {
  /** Unsigned, 128 is silence. */
  INT_8(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return ((bytes.get(index) & 0xff) - 128) / 128.0;
    }
  },
  INT_16(2) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getShort(index) / 32768.0;
    }
  },
  INT_24(3) {
    @Override
    double at(ByteBuffer bytes, int index) {
      int low = bytes.getShort(index) & 0xffff;
      return (bytes.get(index + 2) << 16 | low) / 8388608.0;
    }
  },
  INT_32(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getInt(index) / 2147483648.0;
    }
  },
  FLOAT_32(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getFloat(index);
    }
  },
  FLOAT_64(8) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getDouble(index);
    }
  },
  A_LAW(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      int code = bytes.get(index) ^ 0x55;
      int exponent = code >> 4 & 7;
      int step = (code & 15) << 4 | 8;
      int magnitude = exponent == 0 ? step : (step | 0x100) << (exponent - 1);
      return ((code & 0x80) != 0 ? magnitude : -magnitude) / 32768.0;
    }
  },
  MU_LAW(1) {
    @Override
    double at(ByteBuffer bytes, int index) {
      int code = ~bytes.get(index);
      int magnitude = (((code & 15) << 3 | 0x84) << (code >> 4 & 7)) - 0x84;
      return ((code & 0x80) != 0 ? -magnitude : magnitude) / 32768.0;
    }
  };

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the bytes of one sample of one channel. */
  int bytes() {
    return bytes;
  }

  /** Decodes the sample that begins at an index: in [-1, 1) for integers, any value for floats. */
  abstract double at(ByteBuffer bytes, int index);

  /** Returns the integer format of a width in bytes, from 1 to 4. */
  static SampleFormat ofInteger(int width) {
    return values()[width - 1];
  }
}
