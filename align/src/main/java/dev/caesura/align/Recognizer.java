package dev.caesura.align;

import dev.caesura.audio.Signal;
import java.io.IOException;

/**
 * Speech recogniser: the words of a segment of a recording, with their times.
 *
 * <p>The result depends on the segment only, not on earlier ones. So segments may be recognised in
 * any order, by several threads, and again after a crash. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Recognizer {

  /**
   * Recognises one segment.
   *
   * @param piece speech at a sample rate that the recogniser takes; its span is its place in the
   *     recording
   * @return the words, on the recording's clock, inside the segment; empty if none was recognised
   * @throws IOException if a subprocess or file of the recogniser fails
   * @throws IllegalArgumentException if the recogniser does not take the sample rate
   */
  Transcript recognize(Signal piece) throws IOException;
}
