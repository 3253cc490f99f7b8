package dev.caesura.audio.energy;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import java.io.IOException;
import java.util.Arrays;

/**
 * Level of each frame of a recording.
 *
 * @param decibels mean power against full scale, at least {@value #SILENCE}; one per started frame
 * @param samples length of the recording
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves its package, never compared
record FrameEnergy(float[] decibels, long samples) {

  /** Under what 24 bits can hold. */
  static final float SILENCE = -150;

  /** Reads a recording in blocks. */
  static FrameEnergy of(AudioSource recording, FrameGrid grid) throws IOException {
    float[] levels = new float[1024];
    int frames = 0;
    long samples = 0;
    float[] window = new float[grid.hopSamples()];
    try (AudioStream stream = recording.open()) {
      int read = window.length;
      while (read == window.length) {
        read = stream.readFully(window, 0, window.length);
        if (read > 0) {
          if (frames == levels.length) {
            levels = Arrays.copyOf(levels, Math.multiplyExact(frames, 2));
          }
          levels[frames++] = level(recording, window, read, samples);
          samples += read;
        }
      }
    }
    return new FrameEnergy(Arrays.copyOf(levels, frames), samples);
  }

  private static float level(AudioSource recording, float[] window, int length, long position)
      throws IOException {
    // Without the mean: a constant offset is no sound.
    double sum = 0;
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(window[i])) {
        throw new IOException(
            recording.name()
                + ": sample "
                + (position + i)
                + " is "
                + window[i]
                + "; expected a finite number");
      }
      sum += window[i];
    }
    double mean = sum / length;
    double power = 0;
    for (int i = 0; i < length; i++) {
      power += (window[i] - mean) * (window[i] - mean);
    }
    return (float) Math.max(SILENCE, 10 * Math.log10(power / length + 1e-30));
  }
}
