package dev.caesura.align;

import dev.caesura.audio.Signal;
import java.io.IOException;

/**
 * Speech synthesizer: speaks a text, so that a recording of the same text can be compared with it.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface SpeechSynthesizer {

  /**
   * Synthesizes the speech of a text.
   *
   * @param text one or more sentences
   * @return the speech, at any sample rate; empty if the text has no words
   * @throws IOException if a subprocess or file of the synthesizer fails
   * @throws IllegalArgumentException if the text is longer than the synthesizer takes at once
   */
  Signal synthesize(String text) throws IOException;
}
