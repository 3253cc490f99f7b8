package dev.caesura.align;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Factory of aligners that find sentences without recognised words, by name.
 *
 * <p>An artifact with aligners lists its providers in {@code
 * META-INF/services/dev.caesura.align.RecordingAlignerProvider}, as {@link ServiceLoader} needs it.
 * Implementations are immutable and thread-safe.
 */
public interface RecordingAlignerProvider {

  /**
   * Returns the name that options use, such as {@code self}.
   *
   * @return the name, lower case, without white space; no recogniser has the same
   */
  String name();

  /**
   * Returns whether the aligner uses acoustic models.
   *
   * @return false if it ignores {@link RecordingAlignerSettings#model()} and {@link
   *     RecordingAlignerSettings#savedModel()}
   */
  boolean usesModels();

  /**
   * Returns whether a folder has an acoustic model of the aligner, by the names of its files.
   *
   * @param folder any folder
   * @return true if {@link RecordingAlignerSettings#model()} may be the folder; false by default
   */
  default boolean isModel(Path folder) {
    return false;
  }

  /**
   * Returns what reports call the aligner with some settings.
   *
   * @param settings the settings
   * @return a few words; other words mean another aligner or model, whose results differ
   * @throws IOException if the model cannot be read, or a program is not installed
   */
  String description(RecordingAlignerSettings settings) throws IOException;

  /**
   * Creates an aligner.
   *
   * @param settings the settings
   * @return the aligner
   * @throws IOException if the model cannot be read, or a program is not installed or does not know
   *     the language
   */
  RecordingAligner open(RecordingAlignerSettings settings) throws IOException;

  /**
   * Creates a trainer of one acoustic model on several recordings.
   *
   * @param settings the settings; the saved model is not used
   * @return the trainer; empty, as by default, if the aligner trains no models
   * @throws IOException if the model to start from cannot be read, or a program is not installed or
   *     does not know the language
   */
  default Optional<AcousticModelTrainer> trainer(RecordingAlignerSettings settings)
      throws IOException {
    return Optional.empty();
  }

  /**
   * Returns all providers on the class path.
   *
   * @return providers in the order of the class path; empty if no artifact with aligners is there
   */
  static List<RecordingAlignerProvider> available() {
    return ServiceLoader.load(RecordingAlignerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * Returns the provider of a name.
   *
   * @param name a name such as {@code self}
   * @return the provider; empty if no artifact on the class path provides it
   */
  static Optional<RecordingAlignerProvider> named(String name) {
    return available().stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
