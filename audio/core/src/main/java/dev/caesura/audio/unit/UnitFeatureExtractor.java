package dev.caesura.audio.unit;

import dev.caesura.audio.AudioSource;
import java.io.IOException;

/** Reads the features of a recording from which the boundaries of units are found. */
public interface UnitFeatureExtractor {

  /**
   * Returns the sample rate of the recordings that are read.
   *
   * @return samples a second
   */
  int sampleRate();

  /**
   * Reads the features of a recording.
   *
   * @param recording at {@link #sampleRate}
   * @return its features; without frames for a recording shorter than one
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if it has another sample rate
   */
  UnitFeatures extract(AudioSource recording) throws IOException;
}
