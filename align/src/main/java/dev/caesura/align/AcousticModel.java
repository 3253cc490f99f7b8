package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import java.io.IOException;

/**
 * Acoustic model trained with connectionist temporal classification (CTC): for each frame of a
 * recording, how probable each symbol is. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AcousticModel {

  /**
   * Computes the emissions of a whole recording.
   *
   * @param recording a recording at a sample rate that the model takes; read in blocks
   * @return log-probabilities of all its frames; no frames if the recording is shorter than one
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the model does not take the sample rate
   */
  Emissions emissions(AudioSource recording) throws IOException;
}
