package dev.caesura.cli.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The {@code --debug} option, which every tool inherits. */
public final class Debug {

  private Debug() {}

  /**
   * Returns whether a tool prints stack traces of failures.
   *
   * @param tool the tool that runs
   * @return whether the user gave {@code --debug}
   */
  public static boolean isOn(CommandSpec tool) {
    OptionSpec option = tool.findOption("--debug");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }
}
