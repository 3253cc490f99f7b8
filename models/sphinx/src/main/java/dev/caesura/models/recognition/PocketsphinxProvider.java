package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import java.io.IOException;

/**
 * Provider of {@link PocketsphinxRecognizer}, by the name {@code pocketsphinx}; needs the installed
 * program. Immutable and thread-safe.
 */
public final class PocketsphinxProvider extends EnglishRecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public PocketsphinxProvider() {
    super("pocketsphinx", "PocketSphinx, biased to the transcript");
  }

  @Override
  public boolean needsTranscript() {
    return true;
  }

  @Override
  CloseableRecognizer open(String transcript, int jobs) throws IOException {
    return PocketsphinxRecognizer.open(
        transcript, PocketsphinxSettings.defaults().withDecoders(jobs));
  }
}
