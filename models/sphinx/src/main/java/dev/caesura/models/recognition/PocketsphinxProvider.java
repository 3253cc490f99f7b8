package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Provider of {@link PocketsphinxRecognizer}, by the name {@code pocketsphinx}; needs the installed
 * program. Immutable and thread-safe.
 */
public final class PocketsphinxProvider implements RecognizerProvider {

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public PocketsphinxProvider() {}

  @Override
  public String name() {
    return "pocketsphinx";
  }

  @Override
  public String description() {
    return "PocketSphinx, biased to the transcript";
  }

  @Override
  public Set<String> languages() {
    return EnglishOnly.LANGUAGES;
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    EnglishOnly.require(this, language);
    return PocketsphinxRecognizer.open(
        transcript, PocketsphinxSettings.defaults().withDecoders(jobs));
  }
}
