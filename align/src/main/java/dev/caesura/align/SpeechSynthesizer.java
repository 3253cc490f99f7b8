package dev.caesura.align;

import dev.caesura.audio.Signal;
import java.io.IOException;

/**
 * A voice that says a text aloud, so that a recording of the same text can be compared with it.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface SpeechSynthesizer {

  /**
   * Says a text.
   *
   * @param text a sentence, or some
   * @return the speech, at any rate; empty if the text has nothing to say
   * @throws IOException if a subprocess or file of the voice fails
   * @throws IllegalArgumentException if the text is longer than the voice takes at once
   */
  Signal synthesize(String text) throws IOException;
}
