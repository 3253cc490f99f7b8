package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import java.io.IOException;

/**
 * Provider of {@link SphinxRecognizer} biased to the transcript, by the name {@code sphinx}.
 * Immutable and thread-safe.
 */
public final class SphinxProvider extends EnglishRecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public SphinxProvider() {
    super("sphinx", "Sphinx-4, biased to the transcript");
  }

  @Override
  CloseableRecognizer open(String transcript, int jobs) throws IOException {
    return SphinxRecognizer.open(transcript, SphinxSettings.defaults().withDecoders(jobs));
  }
}
