package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Provider of {@link SphinxRecognizer} biased to the transcript, by the name {@code sphinx}.
 * Immutable and thread-safe.
 */
public final class SphinxProvider implements RecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public SphinxProvider() {}

  @Override
  public String name() {
    return "sphinx";
  }

  @Override
  public String description() {
    return "Sphinx-4, biased to the transcript";
  }

  @Override
  public Set<String> languages() {
    return EnglishOnly.LANGUAGES;
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    EnglishOnly.require(this, language);
    return SphinxRecognizer.open(transcript, SphinxSettings.defaults().withDecoders(jobs));
  }
}
