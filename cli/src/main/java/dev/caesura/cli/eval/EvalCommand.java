package dev.caesura.cli.eval;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code caesura eval}: Compares results with a reference; each kind of result is a subcommand. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    description = EvalCommand.SUMMARY)
public final class EvalCommand implements Runnable {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Compare results with a reference.";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Evaluate what?");
  }
}
