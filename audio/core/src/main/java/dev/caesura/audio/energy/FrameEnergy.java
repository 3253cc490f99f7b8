package dev.caesura.audio.energy;

/** Computes the level of a frame. */
final class FrameEnergy {

  /** Below the range of 24 bits. */
  static final float SILENCE = -150;

  private FrameEnergy() {}

  /** Returns the mean power relative to full scale, in dB, at least {@link #SILENCE}. */
  static float decibels(float[] frame, int length) {
    // Without the mean: a constant offset is not sound.
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += frame[i];
    }
    double mean = sum / length;
    double power = 0;
    for (int i = 0; i < length; i++) {
      power += (frame[i] - mean) * (frame[i] - mean);
    }
    return (float) Math.max(SILENCE, 10 * Math.log10(power / length + 1e-30));
  }
}
