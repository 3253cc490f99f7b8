package dev.caesura.cli.corpus;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.UsageErrors;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code caesura corpus}: builds a corpus from an archive, and applies reviews. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "TASK",
    commandListHeading = "%nTasks:%n",
    description = CorpusCommand.SUMMARY,
    footerHeading = HelpLayout.EXAMPLES,
    footer = {"  caesura corpus build archive.yaml", "  caesura corpus build --plan archive.yaml"})
public final class CorpusCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Build a corpus from many recordings and documents in any order.";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    return UsageErrors.printTools(spec);
  }
}
