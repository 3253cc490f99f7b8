package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writer of mono samples to a file that appears only when it is complete.
 *
 * <p>Samples go to {@code .NAME.part} beside the target. {@link #commit()} moves it into place,
 * over an older file of that name. A writer that is closed without a commit leaves no file and
 * changes no older one. A process that is killed leaves the temporary file, which the next writer
 * of the same target overwrites. Two writers must not share a target.
 *
 * <p>Samples become 16-bit integers: multiplied by 32,768, rounded to the nearest (halves up) and
 * clipped to [-32768, 32767]. So samples that were read from 16-bit audio are written back exactly.
 *
 * <p>Not thread-safe.
 */
public interface AudioWriter extends Closeable {

  /**
   * Appends samples.
   *
   * @param samples nominally in [-1, 1]
   * @param offset the first sample to write
   * @param length the number of samples, at least 0
   * @throws IOException if they cannot be written, or the file would grow beyond its format
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IllegalStateException if the writer is committed or closed
   */
  void write(float[] samples, int offset, int length) throws IOException;

  /**
   * Appends a signal.
   *
   * @param signal samples at the writer's rate
   * @throws IOException if they cannot be written
   * @throws IllegalArgumentException if the sample rate is different
   */
  void write(Signal signal) throws IOException;

  /**
   * Completes the file and moves it into place; the writer takes no more samples.
   *
   * @throws IOException if that fails; the target is then unchanged
   * @throws IllegalStateException if the writer is committed or closed
   */
  void commit() throws IOException;

  /** Discards the file, unless it was committed. Closing twice does nothing. */
  @Override
  void close() throws IOException;
}
