package dev.caesura.audio.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * Decoder that returns mono samples in blocks of its own size; {@link DecodedSource} makes it a
 * recording. Not thread-safe.
 */
public interface BlockDecoder extends Closeable {

  /**
   * Decodes the next samples, mixed to one channel.
   *
   * @return at least 0 samples; null at the end
   * @throws IOException if the data is malformed
   */
  float[] next() throws IOException;

  /**
   * Returns where in the recording the decoder started.
   *
   * @return the index of the first sample that {@link #next()} returns; 0 unless the decoder was
   *     asked to start later
   */
  default long start() {
    return 0;
  }
}
