package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import java.io.IOException;

/**
 * Provider of {@link SphinxRecognizer} for general English, by the name {@code sphinx-unbiased};
 * slower and with many more errors, for comparison. Immutable and thread-safe.
 */
public final class UnbiasedSphinxProvider extends EnglishRecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public UnbiasedSphinxProvider() {
    super("sphinx-unbiased", "Sphinx-4, general English");
  }

  @Override
  CloseableRecognizer open(String transcript, int jobs) throws IOException {
    return SphinxRecognizer.openUnbiased(SphinxSettings.defaults().withDecoders(jobs));
  }
}
