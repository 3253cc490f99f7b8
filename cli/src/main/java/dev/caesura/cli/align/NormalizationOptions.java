package dev.caesura.cli.align;

import dev.caesura.align.utterance.UnspokenTextPolicy;
import dev.caesura.text.normalize.Abbreviations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a transcript is read before it is compared with what was heard. */
public final class NormalizationOptions {

  @Option(
      names = "--abbreviations",
      paramLabel = "FILE",
      description =
          "How abbreviations of the transcript are spoken: a line each, with a tab between the two"
              + " (Dr.<tab>doctor). Small letters stand for any case.")
  private Path abbreviations;

  @Option(
      names = "--notes",
      defaultValue = "auto",
      paramLabel = "MODE",
      description =
          "Labels of speakers (MR SMITH:) and stage notes ([Applause], (laughter)). auto: passed"
              + " over where they were not heard; spoken: text like any other; unspoken: always"
              + " passed over (default: ${DEFAULT-VALUE}).")
  private UnspokenTextPolicy notes;

  /**
   * Returns the file of abbreviations.
   *
   * @return the file, if the user gave one
   */
  public Optional<Path> file() {
    return Optional.ofNullable(abbreviations);
  }

  /**
   * Reads the abbreviations.
   *
   * @return those of the file; none without one
   * @throws IOException if the file cannot be read
   */
  public Abbreviations abbreviations() throws IOException {
    return abbreviations == null ? Abbreviations.none() : Abbreviations.read(abbreviations);
  }

  /**
   * Returns how labels of speakers and stage notes are treated.
   *
   * @return the mode
   */
  public UnspokenTextPolicy notes() {
    return notes;
  }

  /** Returns whether the user gave any of these options. */
  boolean isGiven() {
    return abbreviations != null || notes != UnspokenTextPolicy.AUTO;
  }
}
