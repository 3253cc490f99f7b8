package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import java.io.IOException;

/**
 * A model that says which symbol may be spoken in each frame of a recording, as networks trained
 * with connectionist temporal classification (CTC) do. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AcousticModel {

  /**
   * Listens to a whole recording.
   *
   * @param recording at a rate that the model takes; read in blocks
   * @return log-probabilities of all its frames; no frame for a recording that is shorter than one
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the sample rate is not one the model takes
   */
  Emissions emissions(AudioSource recording) throws IOException;
}
