package dev.caesura.cli.eval;

import dev.caesura.align.eval.AlignmentFormatter;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.align.eval.WordErrorReport;
import dev.caesura.cli.console.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval words}: word and character error rates. */
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description = {
      EvalWordsCommand.SUMMARY,
      "",
      "Both sides are a text with an utterance a line, sclite's trn, words in any format that mine"
          + " --words reads, or a folder of such files. Pieces are paired by line, utterance,"
          + " recording and channel, or name of the file without its extensions."
    })
public final class EvalWordsCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Compute word or character error rates.";

  /** What is printed. */
  enum Format {
    TEXT,
    JSON
  }

  /** What has a line of its own. */
  enum By {
    FILE,
    SPEAKER
  }

  @Parameters(index = "0", paramLabel = "REF", description = "What was said.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "HYP", description = "What was heard.")
  private Path hypothesis;

  @Option(
      names = "--unit",
      defaultValue = "spoken",
      paramLabel = "UNIT",
      description =
          "What is compared: spoken (words without case and punctuation, digits as words), bare"
              + " (words without case and punctuation), folded (without case, as sclite), exact (as"
              + " jiwer), characters (letters and digits without case) (default:"
              + " ${DEFAULT-VALUE}).")
  private TokenUnit unit;

  @Option(
      names = "--costs",
      defaultValue = "levenshtein",
      paramLabel = "COSTS",
      description =
          "Which alignment is scored: levenshtein (fewest errors), sclite (a substitution costs 4,"
              + " a word too many or too few 3) (default: ${DEFAULT-VALUE}).")
  private ErrorCosts costs;

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "WHAT",
      description = "What has a line of its own: ${COMPLETION-CANDIDATES}, or both with a comma.")
  private Set<By> by = Set.of();

  @Option(
      names = "--alignment",
      description = "Print each alignment before the table: REF, HYP, and S, D, I under them.")
  private boolean alignment;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description = "Language in which numbers are spoken (default: ${DEFAULT-VALUE}).")
  private Locale language;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(unit, language);
    WordPairs pairs =
        WordPairs.of(
            String.valueOf(hypothesis.getFileName()),
            WordFile.read(reference, tokenizer),
            WordFile.read(hypothesis, tokenizer),
            costs);
    WordErrorReport report = new WordErrorReport(pairs.alignments());
    String units = unit == TokenUnit.CHARACTERS ? "characters" : "words";
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(ErrorTable.json(report, units));
    } else {
      if (alignment) {
        for (WordAlignment piece : report.alignments()) {
          out.println(piece.name());
          out.println(AlignmentFormatter.format(piece, 100));
        }
      }
      ErrorTable.print(out, report, units, by.contains(By.FILE), by.contains(By.SPEAKER));
    }
    if (!pairs.missing().isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "caesura: "
                  + hypothesis
                  + ": nothing for "
                  + String.join(", ", pairs.missing())
                  + "; their words count as missed");
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }
}
