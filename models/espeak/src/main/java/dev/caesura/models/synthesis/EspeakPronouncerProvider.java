package dev.caesura.models.synthesis;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.PronouncerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Provider of the pronunciation of {@link EspeakSynthesizer}. Immutable and thread-safe. */
public final class EspeakPronouncerProvider implements PronouncerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public EspeakPronouncerProvider() {
    // The program is looked up when a pronouncer is opened.
  }

  @Override
  public Optional<Pronouncer> open(Locale language) {
    try {
      return Optional.of(EspeakSynthesizer.of(language));
    } catch (IOException e) {
      // Not installed, or another language: the caller goes on without.
      return Optional.empty();
    }
  }
}
