package dev.caesura.models.recognition;

import dev.caesura.audio.Signal;

/** Pieces as CMU's recognisers take them: 16 kHz, 16 bits, little-endian. Stateless. */
final class Pcm {

  /** Less holds no phone, and fewer frames than the features of one frame look around. */
  private static final double SHORTEST_SECONDS = 0.1;

  private Pcm() {}

  static void requireRate(Signal piece) {
    if (piece.sampleRate() != EnglishRecognizer.SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "sample rate " + piece.sampleRate() + " is not " + EnglishRecognizer.SAMPLE_RATE);
    }
  }

  /** Whether a word could be in it: flat lines make recognisers hear things. */
  static boolean isSound(Signal piece) {
    if (piece.span().seconds() < SHORTEST_SECONDS) {
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
