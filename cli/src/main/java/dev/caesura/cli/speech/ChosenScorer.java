package dev.caesura.cli.speech;

import dev.caesura.audio.SpeechScorer;
import java.util.Optional;

/**
 * A detector of speech that is open.
 *
 * @param scorer the detector
 * @param rate the rate at which it wants recordings
 * @param identity tells it and its settings from others
 * @param weights frees what it holds
 */
record ChosenScorer(SpeechScorer scorer, int rate, String identity, Optional<Runnable> weights)
    implements AutoCloseable {

  @Override
  public void close() {
    weights.ifPresent(Runnable::run);
  }
}
