package dev.caesura.audio;

import java.io.Closeable;
import java.io.IOException;

/**
 * Mono samples of a recording, pulled in order, in blocks of the caller's size.
 *
 * <p>Made by {@link AudioSource#open()}; whoever opens it closes it. Not thread-safe.
 */
public interface AudioStream extends Closeable {

  /**
   * Reads the next samples.
   *
   * @param buffer where to
   * @param offset first index to fill
   * @param length the maximum number of samples to read, at least 1
   * @return how many were read, at least 1 and at most {@code length}; or -1 at the end
   * @throws IOException if the recording cannot be read; the message names file, byte offset and
   *     what was expected
   */
  int read(float[] buffer, int offset, int length) throws IOException;

  /**
   * Reads until the request is filled or the recording ends.
   *
   * @param buffer where to
   * @param offset first index to fill
   * @param length how many, at least 0
   * @return how many were read; less than {@code length} only at the end
   * @throws IOException if the recording cannot be read
   */
  default int readFully(float[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int read = read(buffer, offset + done, length - done);
      if (read < 0) {
        break;
      }
      done += read;
    }
    return done;
  }
}
