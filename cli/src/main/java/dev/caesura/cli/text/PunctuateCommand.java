package dev.caesura.cli.text;

import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.paragraph.ParagraphStream;
import dev.caesura.text.punctuation.Punctuator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Punctuation and capitals for transcripts, in constant memory. */
@Command(
    name = "punctuate",
    mixinStandardHelpOptions = true,
    description = {
      PunctuateCommand.SUMMARY,
      "Words, white space and marks that are there stay as they are. A blank line ends a paragraph,"
          + " and a sentence; capitals are restored in paragraphs of one case."
    })
public final class PunctuateCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Restore punctuation and capitals in text that lacks them.";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Plain UTF-8 text; - or nothing is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description = "Probability from which a sentence ends (default: ${DEFAULT-VALUE}).")
  private float threshold;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threshold " + threshold + " is not in (0, 1]");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String> inputs = files.isEmpty() ? List.of("-") : files;
    int failed = 0;
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      Punctuator punctuator = new Punctuator(network, threshold);
      for (String file : inputs) {
        try (Utf8Reader in = opened(file)) {
          punctuate(in, punctuator, out);
        } catch (IOException e) {
          failed++;
          Failures.print(spec.commandLine().getErr(), e, Debug.isOn(spec));
        }
      }
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Utf8Reader opened(String file) throws IOException {
    return file.equals("-")
        ? new Utf8Reader(System.in, "standard input")
        : new Utf8Reader(Files.newInputStream(Path.of(file)), file);
  }

  private static void punctuate(Utf8Reader in, Punctuator punctuator, PrintWriter out)
      throws IOException {
    ParagraphStream text = new ParagraphStream();
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        for (String paragraph : text.push(more)) {
          out.print(punctuator.restore(paragraph));
          out.flush();
        }
      }
    } finally {
      out.print(punctuator.restore(text.finish()));
      out.flush();
    }
  }
}
