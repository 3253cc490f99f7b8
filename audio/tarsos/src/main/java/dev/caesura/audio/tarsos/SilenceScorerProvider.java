package dev.caesura.audio.tarsos;

import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.score.SpeechScorerProvider;

/** Provides the silence detector under the name {@code silence}. Immutable and thread-safe. */
public final class SilenceScorerProvider implements SpeechScorerProvider {

  /** Creates the provider. */
  public SilenceScorerProvider() {}

  @Override
  public String name() {
    return "silence";
  }

  @Override
  public SpeechScorer create() {
    return SilenceScorer.defaults();
  }
}
