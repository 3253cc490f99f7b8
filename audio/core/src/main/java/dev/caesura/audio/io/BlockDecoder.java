package dev.caesura.audio.io;

import java.io.Closeable;
import java.io.IOException;

/** A decoder that gives mono samples in blocks of its own size. */
interface BlockDecoder extends Closeable {

  /**
   * The next samples, mixed to one channel.
   *
   * @return at least 0 samples; null at the end
   * @throws IOException if the data is bad
   */
  float[] next() throws IOException;

  /**
   * Where in the recording the decoder began.
   *
   * @return the place of the first sample that {@link #next()} gives; 0 unless it was told to start
   *     later
   */
  default long start() {
    return 0;
  }
}
