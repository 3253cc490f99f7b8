package dev.caesura.cli.corpus;

import dev.caesura.cli.console.HelpSection;
import picocli.CommandLine.Option;

/** Options that decide which sentences are trusted. */
@HelpSection(HelpSection.Heading.OUTPUT)
public final class TrustOptions {

  @Option(
      names = "--max-error",
      defaultValue = "0.05",
      paramLabel = "P",
      description =
          "Highest probability, from 0 to 1, that the place or the text of a kept sentence is wrong"
              + " (default: ${DEFAULT-VALUE}).")
  private double maxError;

  @Option(
      names = "--min-score",
      defaultValue = "0.6",
      paramLabel = "S",
      description =
          "Least similarity of recognised words and sentence, from 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double minScore;

  @Option(
      names = "--accept-any",
      description =
          "Keep sentences even if the transcript does not seem to belong to the recording. The exit"
              + " code is then 0, not 3.")
  private boolean acceptAny;

  double maxError() {
    return maxError;
  }

  double minScore() {
    return minScore;
  }

  boolean acceptsAny() {
    return acceptAny;
  }
}
