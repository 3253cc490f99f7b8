package dev.caesura.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code caesura eval}: Compares results with a reference; each kind of result is a subcommand. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    description = "Compares results with a reference.",
    subcommands = {EvalSegmentsCommand.class, EvalSentencesCommand.class, EvalWordsCommand.class})
final class EvalCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Evaluate what?");
  }
}
