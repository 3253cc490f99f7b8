package dev.caesura.align;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Factory of pronouncers.
 *
 * <p>An artifact with pronouncers lists its providers in {@code
 * META-INF/services/dev.caesura.align.PronouncerProvider}, as {@link ServiceLoader} needs it.
 * Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface PronouncerProvider {

  /**
   * Creates the pronouncer of a language.
   *
   * @param language any locale
   * @return the pronouncer; empty if it does not know the language, or its program is not installed
   */
  Optional<Pronouncer> open(Locale language);

  /**
   * Returns a pronouncer of the class path.
   *
   * @param language any locale
   * @return the first one that knows the language; empty if there is none
   */
  static Optional<Pronouncer> find(Locale language) {
    return ServiceLoader.load(PronouncerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .flatMap(provider -> provider.open(language).stream())
        .findFirst();
  }
}
