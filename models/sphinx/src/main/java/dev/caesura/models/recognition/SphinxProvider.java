package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Provider of {@link SphinxRecognizer} biased to the transcript, by the name {@code sphinx}: for
 * English with the model that comes with Sphinx, for other languages with a {@link SphinxModel}.
 * Immutable and thread-safe.
 */
public final class SphinxProvider extends EnglishRecognizerProvider {

  private final Optional<SphinxModel> model;

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public SphinxProvider() {
    super("sphinx", "Sphinx-4, biased to the transcript");
    this.model = Optional.empty();
  }

  private SphinxProvider(SphinxModel model) throws IOException {
    super("sphinx", model.description());
    this.model = Optional.of(model);
  }

  /** Returns English; none, which is any language, if there is a model of the user's. */
  @Override
  public Set<String> languages() {
    return model.isPresent() ? Set.of() : super.languages();
  }

  @Override
  public boolean needsTranscript() {
    return true;
  }

  @Override
  public boolean isModel(Path folder) {
    return SphinxModel.isIn(folder);
  }

  @Override
  public RecognizerProvider withAcousticModel(Path folder) throws IOException {
    return new SphinxProvider(SphinxModel.read(folder, Optional.empty()));
  }

  @Override
  public RecognizerProvider withAcousticModel(Path folder, Path dictionary) throws IOException {
    return new SphinxProvider(SphinxModel.read(folder, Optional.of(dictionary)));
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    if (model.isEmpty()) {
      return super.open(language, transcript, jobs);
    }
    return SphinxRecognizer.open(
        model.get(), language, transcript, SphinxSettings.defaults().withDecoders(jobs));
  }

  @Override
  CloseableRecognizer open(String transcript, int jobs) throws IOException {
    return SphinxRecognizer.open(transcript, SphinxSettings.defaults().withDecoders(jobs));
  }
}
