package dev.caesura.models.recognition;

import dev.caesura.align.Recognizer;
import java.io.IOException;

/**
 * A recogniser of English speech on this machine, which holds models or files until it is closed.
 * {@link RecognitionEngine} opens them by name. Thread-safe.
 */
public sealed interface EnglishRecognizer extends Recognizer, AutoCloseable
    permits SphinxRecognizer, PocketsphinxRecognizer {

  /** The rate that every one takes: 16 kHz. */
  int SAMPLE_RATE = 16_000;

  /**
   * Waits for pieces in work, then frees models and deletes temporary files. Does nothing the
   * second time.
   *
   * @throws IOException if a temporary file cannot be deleted
   */
  @Override
  void close() throws IOException;
}
