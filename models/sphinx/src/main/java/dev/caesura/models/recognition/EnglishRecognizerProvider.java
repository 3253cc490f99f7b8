package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Provider of a recogniser with the English acoustic model of CMU Sphinx. Thread-safe. */
abstract class EnglishRecognizerProvider implements RecognizerProvider {

  private static final Set<String> LANGUAGES = Set.of("en");

  private final String name;
  private final String description;

  EnglishRecognizerProvider(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /** Opens a recogniser for a transcript. */
  abstract CloseableRecognizer open(String transcript, int jobs) throws IOException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public Set<String> languages() {
    return LANGUAGES;
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    if (!supports(language)) {
      throw new IllegalArgumentException(
          "language " + language.toLanguageTag() + ": " + name + " knows only en");
    }
    return open(transcript, jobs);
  }
}
