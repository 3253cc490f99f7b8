package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

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
  },

  /** Signed 24 bits in the lower three of four bytes, as ALSA's S24_LE. */
  INT_24_IN_4(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return (bytes.getInt(index) << 8 >> 8) / 8388608.0;
    }
  },
  /** A float in [-2^23, 2^23], which Cool Edit declares as integers of 24 bits in four bytes. */
  FLOAT_24(4) {
    @Override
    double at(ByteBuffer bytes, int index) {
      return bytes.getFloat(index) / 8388608.0;
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

  /**
   * Returns the format of 24 bits in four bytes: integers in the lower bytes if the upper one only
   * repeats their sign, floats if all are in the range of Cool Edit's, else integers in the upper
   * bytes. Without samples it is floats, as in ffmpeg and libsndfile.
   */
  static SampleFormat of24In4(FileChannel file, long start) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    int read = Tags.read(file, start, block);
    boolean isLow = true;
    boolean isFloat = true;
    boolean isSilent = true;
    for (int at = 0; at + 4 <= read; at += 4) {
      int word = block.getInt(at);
      float value = Math.abs(block.getFloat(at));
      isSilent &= word == 0;
      isLow &= word << 8 >> 8 == word;
      isFloat &= value == 0 || (value >= 1e-6f && value <= 1 << 24);
    }
    return isSilent ? FLOAT_24 : isLow ? INT_24_IN_4 : isFloat ? FLOAT_24 : INT_32;
  }

  /** Returns the integer format of a width in bytes, from 1 to 4. */
  static SampleFormat ofInteger(int width) {
    return values()[width - 1];
  }
}
