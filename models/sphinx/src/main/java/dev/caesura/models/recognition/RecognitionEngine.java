package dev.caesura.models.recognition;

import java.io.IOException;

/**
 * The recognisers of English, by the names that tools give them.
 *
 * <p>{@code bench/run recognition} compares their errors and their speed.
 */
public enum RecognitionEngine {
  /** {@link SphinxRecognizer#open}: always there. */
  SPHINX("sphinx", "Sphinx-4, biased to the transcript"),

  /** {@link SphinxRecognizer#openUnbiased}: for comparison; slower, with many more errors. */
  SPHINX_UNBIASED("sphinx-unbiased", "Sphinx-4, general English"),

  /** {@link PocketsphinxRecognizer}: if its program is installed. */
  POCKETSPHINX("pocketsphinx", "PocketSphinx, biased to the transcript");

  private final String name;
  private final String description;

  RecognitionEngine(String name, String description) {
    this.name = name;
    this.description = description;
  }

  /**
   * Opens a recogniser with its default settings.
   *
   * @param transcript what is said in the recording, as far as is known; engines that are not
   *     biased do not look at it
   * @param decoders how many pieces it recognises at one time, in [1, 64]
   * @return the recogniser, to be closed
   * @throws IOException if a temporary file cannot be written, or a program that the engine needs
   *     is not installed
   */
  public EnglishRecognizer open(String transcript, int decoders) throws IOException {
    return switch (this) {
      case SPHINX ->
          SphinxRecognizer.open(transcript, SphinxSettings.defaults().withDecoders(decoders));
      case SPHINX_UNBIASED ->
          SphinxRecognizer.openUnbiased(SphinxSettings.defaults().withDecoders(decoders));
      case POCKETSPHINX ->
          PocketsphinxRecognizer.open(
              transcript, PocketsphinxSettings.defaults().withDecoders(decoders));
    };
  }

  /**
   * What a report calls it.
   *
   * @return a few words, such as "Sphinx-4, biased to the transcript"
   */
  public String description() {
    return description;
  }

  /** Its name on the command line, such as {@code sphinx-unbiased}. */
  @Override
  public String toString() {
    return name;
  }
}
