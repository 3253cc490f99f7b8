package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Provider of {@link SphinxRecognizer} for general English, by the name {@code sphinx-unbiased};
 * slower and with many more errors, for comparison. Immutable and thread-safe.
 */
public final class UnbiasedSphinxProvider implements RecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public UnbiasedSphinxProvider() {}

  @Override
  public String name() {
    return "sphinx-unbiased";
  }

  @Override
  public String description() {
    return "Sphinx-4, general English";
  }

  @Override
  public Set<String> languages() {
    return EnglishOnly.LANGUAGES;
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    EnglishOnly.require(this, language);
    return SphinxRecognizer.openUnbiased(SphinxSettings.defaults().withDecoders(jobs));
  }
}
