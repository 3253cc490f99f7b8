package dev.caesura.examples;

import dev.caesura.examples.console.Failures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The {@code caesura} command: lists the tools and runs one.
 *
 * <p>Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 some
 * input failed (the others were done), 2 wrong usage.
 */
@Command(
    name = "caesura",
    description = "Finds where speech and text begin and end.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "TOOL",
    commandListHeading = "%nTools:%n",
    footer = {
      "",
      "caesura TOOL --help tells a tool's options.",
      "Shell completion: source <(caesura completion)",
      "Exit codes: 0 done, 1 some input failed (the others were done), 2 wrong usage."
    },
    subcommands = {
      MineCommand.class,
      AlignCommand.class,
      SegmentCommand.class,
      SplitCommand.class,
      AdaptCommand.class,
      PunctuateCommand.class,
      VadCommand.class,
      PlotCommand.class,
      EvalCommand.class,
      ModelsCommand.class,
      ResegmentCommand.class,
      RecutCommand.class
    })
public final class Caesura implements Runnable {

  @Option(
      names = "--debug",
      description = "Print stack traces of failures.",
      scope = ScopeType.INHERIT)
  private boolean debug;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Caesura() {}

  /**
   * Runs a tool and exits with its code.
   *
   * @param args tool, options and files
   */
  public static void main(String[] args) {
    // A library of the tokenizers logs through SLF4J, which complains that nobody listens.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    System.exit(run(args));
  }

  /**
   * Runs a tool within this process.
   *
   * @param args tool, options and files
   * @return the exit code: 0 done, 1 some input failed, 2 wrong usage
   */
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine().setOut(out).setErr(err).execute(args);
    // A writer that prints keeps its troubles to itself: a full disk, a reader that went away.
    if (out.checkError()) {
      err.println("caesura: standard output: cannot be written; what was printed is not whole");
      return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }
    return code;
  }

  /**
   * The parser of all tools, for completion, documentation tests and embedding.
   *
   * @return a new parser
   */
  public static CommandLine commandLine() {
    Caesura caesura = new Caesura();
    CommandLine line = new CommandLine(caesura);
    CommandLine completion = new CommandLine(new GenerateCompletion());
    line.addSubcommand("completion", completion);
    completion.getCommandSpec().name("completion");
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Locale.class, Locale::forLanguageTag);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          Failures.print(command.getErr(), failure, caesura.debug);
          return failure instanceof CommandLine.ParameterException
              ? ExitCode.USAGE
              : ExitCode.FAILED;
        });
    return line;
  }

  /** Whether a tool runs with {@code --debug}. */
  static boolean debug(CommandLine.Model.CommandSpec tool) {
    return tool.root().userObject() instanceof Caesura caesura && caesura.debug;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which tool?");
  }
}
