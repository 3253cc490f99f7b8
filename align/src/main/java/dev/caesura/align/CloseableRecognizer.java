package dev.caesura.align;

import java.io.Closeable;
import java.io.IOException;

/**
 * Recogniser that holds models, processes or files until it is closed. Thread-safe, as every
 * recogniser.
 */
public interface CloseableRecognizer extends Recognizer, Closeable {

  /**
   * Waits for the pieces in work, then frees all resources. A second call has no effect.
   *
   * @throws IOException if a temporary file cannot be deleted
   */
  @Override
  void close() throws IOException;
}
