package dev.caesura.cli.align;

import dev.caesura.cli.console.HelpSection;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The {@code --words} option: the output of a recogniser. */
@HelpSection(HelpSection.Heading.INPUT)
public final class RecognizedWordsOption {

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description =
          "Recognised words with times: CTM, STM, JSON of Whisper or Vosk, SRT, WebVTT, .nlp or"
              + " JSON Lines.")
  private Path words;

  /**
   * Returns the file of recognised words.
   *
   * @return the file, if the user gave one
   */
  public Optional<Path> file() {
    return Optional.ofNullable(words);
  }
}
