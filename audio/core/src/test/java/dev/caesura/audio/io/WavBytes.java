package dev.caesura.audio.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files byte by byte, honest and lying. */
final class WavBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static WavBytes riff(String form) {
    return new WavBytes().ascii(form).u32(0xffffffffL).ascii("WAVE");
  }

  /** A file of 16-bit mono samples at 8 kHz whose stated data size is chosen. */
  static WavBytes mono16(long declared, int... samples) {
    return riff("RIFF").format(1, 1, 8000, 16).data(declared, pcm16(samples));
  }

  static byte[] pcm16(int... samples) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : samples) {
      data.putShort((short) sample);
    }
    return data.array();
  }

  WavBytes format(int tag, int channels, int rate, int bits) {
    return ascii("fmt ").u32(16).formatBody(tag, channels, rate, bits);
  }

  WavBytes extensible(int tag, int channels, int rate, int bits, int validBits) {
    ascii("fmt ").u32(40).formatBody(0xfffe, channels, rate, bits);
    u16(22).u16(validBits).u32(0).u16(tag);
    return raw(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71);
  }

  private WavBytes formatBody(int tag, int channels, int rate, int bits) {
    int frame = channels * ((bits + 7) / 8);
    return u16(tag).u16(channels).u32(rate).u32((long) rate * frame).u16(frame).u16(bits);
  }

  WavBytes data(long declared, byte[] data) {
    ascii("data").u32(declared);
    bytes.writeBytes(data);
    return this;
  }

  WavBytes chunk(String id, int length, boolean pad) {
    ascii(id).u32(length);
    bytes.writeBytes(new byte[length + (pad ? length % 2 : 0)]);
    return this;
  }

  WavBytes ascii(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  WavBytes u16(int value) {
    return raw(value & 0xff, value >> 8 & 0xff);
  }

  WavBytes u32(long value) {
    return u16((int) (value & 0xffff)).u16((int) (value >> 16 & 0xffff));
  }

  WavBytes raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
