package dev.caesura.audio.score;

import dev.caesura.audio.SpeechScorer;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Provides a scorer of another artifact by name. Providers are found with {@link ServiceLoader}: an
 * artifact on the class path names its providers in {@code
 * META-INF/services/dev.caesura.audio.score.SpeechScorerProvider}. The artifact {@code
 * caesura-tarsos} provides {@code silence}. Implementations are thread-safe, with a public
 * constructor that has no parameters.
 */
public interface SpeechScorerProvider {

  /**
   * Returns the name of the scorer.
   *
   * @return the name, in lower case
   */
  String name();

  /**
   * Creates the scorer with its default settings.
   *
   * @return the scorer
   */
  SpeechScorer create();

  /**
   * Finds a scorer by its name.
   *
   * @param name the name, in lower case
   * @return the scorer with its default settings; empty if no artifact on the class path provides
   *     it
   */
  static Optional<SpeechScorer> find(String name) {
    return ServiceLoader.load(
            SpeechScorerProvider.class, SpeechScorerProvider.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .map(SpeechScorerProvider::create);
  }
}
