package dev.caesura.audio;

import java.io.IOException;

/**
 * Voice activity detector: computes the probability of speech for every frame of a recording.
 *
 * <p>Implementations are thread-safe: recurrent state lives in the call. A recording without
 * samples gives scores without frames.
 */
@FunctionalInterface
public interface SpeechScorer {

  /**
   * Scores a whole recording.
   *
   * @param recording the recording; read once, in order, in blocks
   * @return one probability of speech per frame, over the whole recording
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the scorer does not take the recording's sample rate
   */
  FrameScores score(AudioSource recording) throws IOException;
}
