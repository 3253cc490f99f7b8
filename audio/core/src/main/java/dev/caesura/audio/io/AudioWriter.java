package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes mono samples to a file that appears only when it is complete.
 *
 * <p>Samples go to {@code .NAME.part} beside the target; {@link #commit()} moves it into place,
 * over an older file of that name. A writer that is closed without having been committed leaves
 * nothing behind and touches no older file; one that was killed leaves a part that the next writer
 * of the same target overwrites. Two writers must not share a target.
 *
 * <p>Samples become 16-bit integers: times 32,768, rounded to the nearest (halves up), values
 * beyond [-32768, 32767] clipped to it. So what was read from 16-bit audio is written back exactly.
 *
 * <p>For one thread at a time.
 */
public interface AudioWriter extends Closeable {

  /**
   * Appends samples.
   *
   * @param samples nominally in [-1, 1]
   * @param offset the first to write
   * @param length how many, at least 0
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
   * @throws IllegalArgumentException if the rate is another one
   */
  void write(Signal signal) throws IOException;

  /**
   * Completes the file and moves it into place; the writer takes no more samples.
   *
   * @throws IOException if that fails; the target is then as it was
   * @throws IllegalStateException if the writer is committed or closed
   */
  void commit() throws IOException;

  /** Throws away what was written, unless it is committed. Closing twice does nothing. */
  @Override
  void close() throws IOException;
}
