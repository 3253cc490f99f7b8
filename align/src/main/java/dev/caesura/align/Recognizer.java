package dev.caesura.align;

import dev.caesura.audio.Signal;
import java.io.IOException;

/**
 * Speech recognition: what is said in a piece of a recording, and when.
 *
 * <p>The result depends on the piece alone, not on earlier ones, so that pieces may be recognised
 * in any order, by several threads, and again after a crash. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Recognizer {

  /**
   * Recognises one piece.
   *
   * @param piece speech, at a rate that the recogniser takes; its span is its place in the
   *     recording
   * @return the words, on the recording's clock, inside the piece; empty if nothing was understood
   * @throws IOException if a subprocess or file of the recogniser fails
   * @throws IllegalArgumentException if the sample rate is not one the recogniser takes
   */
  Transcript recognize(Signal piece) throws IOException;
}
