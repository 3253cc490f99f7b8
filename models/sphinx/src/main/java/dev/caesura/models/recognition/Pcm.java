package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;

/** Converts pieces to what CMU's recognisers take: 16 kHz, 16 bits, little-endian. Stateless. */
final class Pcm {

  /** Sample rate of the acoustic model, in hertz. */
  static final int SAMPLE_RATE = 16_000;

  /** Less holds no phone, and fewer frames than the features of one frame look around. */
  private static final double MIN_SECONDS = 0.1;

  private Pcm() {}

  static void requireRate(Signal piece) {
    if (piece.sampleRate() != SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "sampleRate " + piece.sampleRate() + ": expected " + SAMPLE_RATE);
    }
  }

  /** Returns whether a piece can hold a word; recognisers find words even in flat lines. */
  static boolean isSound(Signal piece) {
    if (piece.span().seconds() < MIN_SECONDS) {
      return false;
    }
    int first = value(piece, 0);
    for (int i = 1; i < piece.length(); i++) {
      if (value(piece, i) != first) {
        return true;
      }
    }
    return false;
  }

  static byte[] of(Signal piece) {
    byte[] pcm = new byte[2 * piece.length()];
    for (int i = 0; i < piece.length(); i++) {
      int value = value(piece, i);
      pcm[2 * i] = (byte) value;
      pcm[2 * i + 1] = (byte) (value >> 8);
    }
    return pcm;
  }

  private static int value(Signal piece, int i) {
    return Math.round(Math.max(-1, Math.min(1, piece.sample(i))) * 32767);
  }
}
