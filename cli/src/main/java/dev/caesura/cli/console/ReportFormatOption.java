package dev.caesura.cli.console;

import picocli.CommandLine.Option;

/** The {@code --format} option of tools that print a report for people or for programs. */
@HelpSection(HelpSection.Heading.OUTPUT)
public final class ReportFormatOption {

  /** Forms of a report. */
  private enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "Output format: text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  /**
   * Returns whether to print JSON.
   *
   * @return false for text
   */
  public boolean isJson() {
    return format == Format.JSON;
  }
}
