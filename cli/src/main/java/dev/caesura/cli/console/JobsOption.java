package dev.caesura.cli.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code --jobs} option: how much is done at once. */
@HelpSection(HelpSection.Heading.GENERAL)
public final class JobsOption {

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Number of parallel jobs (default: one per processor).")
  private Integer jobs;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the number of jobs.
   *
   * @return the given number, or one per processor; at least 1
   */
  public int count() {
    return count(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Returns the number of jobs.
   *
   * @param otherwise the number where the user gave none
   * @return the given number, or the other one; at least 1
   */
  public int count(int otherwise) {
    int count = jobs == null ? otherwise : jobs;
    if (count < 1) {
      throw UsageErrors.of(spec, "--jobs " + count + ": expected at least 1");
    }
    return count;
  }
}
