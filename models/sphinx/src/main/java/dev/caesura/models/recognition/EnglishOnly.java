package dev.caesura.models.recognition;

import dev.caesura.align.RecognizerProvider;
import java.util.Locale;
import java.util.Set;

/** Languages of the acoustic model of CMU Sphinx: English alone. */
final class EnglishOnly {

  static final Set<String> LANGUAGES = Set.of("en");

  private EnglishOnly() {}

  static void require(RecognizerProvider provider, Locale language) {
    if (!provider.supports(language)) {
      throw new IllegalArgumentException(
          "language " + language.toLanguageTag() + ": " + provider.name() + " knows only en");
    }
  }
}
