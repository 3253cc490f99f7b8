package dev.caesura.align;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Factory of recognisers, by name. Programs find the providers on the class path with {@link
 * #named} and {@link #available}.
 *
 * <p>An artifact with recognisers lists its providers in {@code
 * META-INF/services/dev.caesura.align.RecognizerProvider}, as {@link ServiceLoader} needs it.
 * Implementations are immutable and thread-safe.
 */
public interface RecognizerProvider {

  /**
   * Returns the name that options use, such as {@code sphinx}.
   *
   * @return the name, lower case, without white space
   */
  String name();

  /**
   * Returns what reports call the recogniser.
   *
   * @return a few words; other words mean another recogniser, whose results differ
   */
  String description();

  /**
   * Returns the languages that the recogniser knows.
   *
   * @return ISO 639 codes, such as {@code en}; empty if it knows any language
   */
  Set<String> languages();

  /**
   * Opens a recogniser for one recording.
   *
   * @param language the language of the recording, one that the recogniser knows
   * @param transcript what is said in the recording, as far as is known; may be wrong in places, or
   *     empty. Recognisers without a bias ignore it
   * @param jobs the number of pieces to recognise at the same time, at least 1
   * @return the recogniser, which takes pieces at 16 kHz; the caller closes it
   * @throws IOException if a file cannot be read or written, or a program is not installed
   * @throws IllegalArgumentException if the recogniser does not know the language
   */
  CloseableRecognizer open(Locale language, String transcript, int jobs) throws IOException;

  /**
   * Returns whether the recogniser knows a language.
   *
   * @param language any locale
   * @return true if its language is one of {@link #languages()}, or if there are none
   */
  default boolean supports(Locale language) {
    return languages().isEmpty() || languages().contains(language.getLanguage());
  }

  /**
   * Returns whether the words of a language model are those of the transcript, so that a recogniser
   * without one recognises little.
   *
   * @return true if {@link #open} needs the transcript, or texts of which a part is spoken; by
   *     default false
   */
  default boolean needsTranscript() {
    return false;
  }

  /**
   * Returns whether recordings are recognised as a whole.
   *
   * @return true if what {@link #open} returns is a {@link RecordingRecognizer}
   */
  default boolean takesRecordings() {
    return false;
  }

  /**
   * Returns a provider of the same kind of recogniser with an acoustic model of the user's.
   *
   * @param folder the folder of the model
   * @return a provider whose description names the model
   * @throws IOException if the model cannot be read
   * @throws IllegalArgumentException if the recogniser has a model of its own, as this default has
   */
  default RecognizerProvider withAcousticModel(Path folder) throws IOException {
    throw new IllegalArgumentException(
        "acousticModel "
            + folder
            + ": expected none with recognizer "
            + name()
            + ", which has its own");
  }

  /**
   * Returns a provider of the same kind of recogniser with an acoustic model of the user's and a
   * dictionary that belongs to it.
   *
   * @param folder the folder of the model
   * @param dictionary the file of the dictionary
   * @return a provider whose description names the model and the dictionary
   * @throws IOException if the model or the dictionary cannot be read
   * @throws IllegalArgumentException if the recogniser takes no dictionary, as this default does
   */
  default RecognizerProvider withAcousticModel(Path folder, Path dictionary) throws IOException {
    throw new IllegalArgumentException(
        "dictionary " + dictionary + ": expected none with recognizer " + name());
  }

  /**
   * Returns whether a folder has an acoustic model of the recogniser, by the names of its files.
   *
   * @param folder any folder
   * @return true if {@link #withAcousticModel} takes the folder, unless a file is damaged; false by
   *     default
   */
  default boolean isModel(Path folder) {
    return false;
  }

  /**
   * Returns how long the pieces of a recording may be.
   *
   * @return the lengths; by default {@link PieceSettings#defaults()}
   */
  default PieceSettings pieces() {
    return PieceSettings.defaults();
  }

  /**
   * Returns a provider of a recogniser that is already open. The recogniser stays open when a
   * program closes what the provider opened.
   *
   * @param description what reports call the recogniser; part of the identity of a mining run
   * @param recognizer any recogniser of pieces at 16 kHz, as a lambda for example
   * @return a provider for any language
   */
  static RecognizerProvider of(String description, Recognizer recognizer) {
    return new OpenRecognizerProvider(
        Objects.requireNonNull(description, "description"),
        Objects.requireNonNull(recognizer, "recognizer"));
  }

  /**
   * Returns all providers on the class path.
   *
   * @return providers in the order of the class path; empty if no artifact with recognisers is
   *     there
   */
  static List<RecognizerProvider> available() {
    return ServiceLoader.load(RecognizerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * Returns the provider of a name.
   *
   * @param name a name such as {@code sphinx}
   * @return the provider
   * @throws IllegalArgumentException if no artifact on the class path provides it
   */
  static RecognizerProvider named(String name) {
    List<RecognizerProvider> available = available();
    for (RecognizerProvider provider : available) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    if (available.isEmpty()) {
      throw new IllegalArgumentException(
          "recognizer " + name + ": found none on the class path. Add caesura-sphinx to it.");
    }
    throw new IllegalArgumentException(
        "recognizer "
            + name
            + ": expected one of "
            + String.join(", ", available.stream().map(RecognizerProvider::name).toList()));
  }
}
