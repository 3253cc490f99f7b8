package dev.caesura.cli.console;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code --dictionary} option: the dictionary of the user's own acoustic model. */
@HelpSection(HelpSection.Heading.MODEL)
public final class DictionaryOption {

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description =
          "Pronouncing dictionary of a CMU Sphinx model, in UTF-8 (default: the .dic, .dict or"
              + " dictionary.txt in its folder).")
  private Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the file.
   *
   * @return the file, if the user gave one
   */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Refuses a dictionary that nothing would read.
   *
   * @param isRead whether there is a reader
   */
  public void requireReader(boolean isRead) {
    if (file != null && !isRead) {
      throw UsageErrors.of(spec, "--dictionary: expected --acoustic-model of CMU Sphinx beside it");
    }
  }
}
