package dev.caesura.cli.eval;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.UsageErrors;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code caesura eval}: compares results with a reference; each kind of result is a subcommand. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    description = EvalCommand.SUMMARY,
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval words testdata/speech/prompts-en.txt hypothesis.ctm",
      "  caesura eval segments labels.rttm segments.rttm"
    })
public final class EvalCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Compare results with a reference.";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return UsageErrors.printTools(spec);
  }
}
