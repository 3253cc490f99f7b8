package dev.caesura.cli;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.FileName;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.LanguageTag;
import dev.caesura.cli.console.OutputNames;
import dev.caesura.cli.console.StandardOutput;
import dev.caesura.cli.console.UsageErrors;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The {@code caesura} command: lists the tools and runs one.
 *
 * <p>Results go to standard output, everything else to standard error. Exit codes: 0 success; 1
 * some input failed, and the rest was processed; 2 wrong usage; 3 the transcript does not belong to
 * the recording; 141 the reader of standard output closed it.
 */
@Command(
    name = "caesura",
    description = "Find where speech and text begin and end.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "TOOL",
    commandListHeading = "%nTools:%n",
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura segment testdata/speech/prompts-en.flac",
      "  caesura split testdata/speech/prompts-en.txt",
      "",
      "'caesura TOOL --help' lists the options of a tool.",
      "Shell completion: source <(caesura completion)",
      "Exit codes: 0 success; 1 some input failed, and the rest was processed;",
      "2 wrong usage; 3 the transcript does not belong to the recording;",
      "141 the reader of the output closed it, as head does."
    })
public final class Caesura implements Callable<Integer> {

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
    // A library of the tokenizers logs through SLF4J, which warns where it has no back end.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    // Not System.out, which does not say what went wrong.
    System.exit(run(new FileOutputStream(FileDescriptor.out), args));
  }

  /**
   * Runs a tool within this process.
   *
   * @param args tool, options and files
   * @return the exit code: 0 success, 1 some input failed, 2 wrong usage, 3 the transcript does not
   *     belong to the recording, 141 the reader of standard output closed it
   */
  public static int run(String... args) {
    return run(System.out, args);
  }

  private static int run(OutputStream stream, String... args) {
    StandardOutput standard = new StandardOutput(stream);
    PrintWriter out = new PrintWriter(standard, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = ExitCode.DONE;
    try {
      Caesura caesura = new Caesura();
      CommandLine line = configured(caesura, CommandTree.named(caesura, args));
      code = line.setOut(out).setErr(err).execute(args);
      out.flush();
    } catch (StandardOutput.Failure e) {
      // Printed below, once.
    } catch (OutOfMemoryError e) {
      // An error passes by the handler of exceptions.
      Failures.print(err, e, List.of(args).contains("--debug"));
      code = ExitCode.FAILED;
    }
    StandardOutput.Failure failure = standard.failure();
    if (failure == null) {
      return code;
    }
    if (failure.isReaderGone()) {
      return ExitCode.READER_GONE;
    }
    err.println("caesura: " + failure.getMessage());
    return code == ExitCode.DONE ? ExitCode.FAILED : code;
  }

  /**
   * Returns the parser of all tools, for completion, documentation tests and embedding.
   *
   * @return a new parser
   */
  public static CommandLine commandLine() {
    Caesura caesura = new Caesura();
    return configured(caesura, CommandTree.whole(caesura));
  }

  private static CommandLine configured(Caesura caesura, CommandLine line) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Locale.class, new LanguageTag());
    line.registerConverter(Path.class, new FileName());
    HelpLayout.apply(line);
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          UsageErrors.print(wrong, wrong.getCommandLine().getErr());
          return ExitCode.USAGE;
        });
    line.setExecutionStrategy(
        parsed -> {
          OutputNames.check(parsed);
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (StandardOutput.Failure e) {
            // While help was printed; picocli would print a trace.
            return ExitCode.FAILED;
          }
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof StandardOutput.Failure) {
            return ExitCode.FAILED;
          }
          Failures.print(command.getErr(), failure, caesura.debug);
          return failure instanceof CommandLine.ParameterException
              ? ExitCode.USAGE
              : ExitCode.FAILED;
        });
    return line;
  }

  /** Lists the tools, where the user named none. */
  @Override
  public Integer call() {
    return UsageErrors.printTools(spec);
  }
}
