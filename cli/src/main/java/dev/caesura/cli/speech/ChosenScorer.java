package dev.caesura.cli.speech;

import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.score.NormalizingScorer;
import java.util.Optional;

/**
 * A voice activity detector that is open.
 *
 * @param scorer the detector
 * @param rate the sample rate that it needs, in hertz
 * @param identity a text that differs for detectors or settings that differ
 * @param weights releases its weights, if it has any
 */
record ChosenScorer(SpeechScorer scorer, int rate, String identity, Optional<Runnable> weights)
    implements AutoCloseable {

  /** Returns the same detector, which reads every recording at one level. */
  ChosenScorer normalizing() {
    return new ChosenScorer(NormalizingScorer.of(scorer), rate, identity + ", normalized", weights);
  }

  @Override
  public void close() {
    weights.ifPresent(Runnable::run);
  }
}
