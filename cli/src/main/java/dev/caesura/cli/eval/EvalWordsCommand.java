package dev.caesura.cli.eval;

import dev.caesura.align.eval.AlignmentFormatter;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.align.eval.WordErrorReport;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.LanguageOption;
import dev.caesura.cli.console.ReportFormatOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval words}: computes word and character error rates. */
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description = {
      EvalWordsCommand.SUMMARY,
      "",
      "Both sides are a text with one utterance a line, sclite's trn, Kaldi's text, a NeMo"
          + " manifest, recognised words in any format of 'caesura mine --words', or a folder of"
          + " such files. Pieces are paired by identifier, line, recording and channel, or file"
          + " name without extensions."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval words testdata/speech/prompts-en.txt hypothesis.ctm",
      "  caesura eval words --unit folded --costs sclite --by speaker ref.trn hyp.trn"
    })
public final class EvalWordsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Compute word or character error rates.";

  /** What gets a row of its own. */
  enum By {
    FILE,
    SPEAKER
  }

  @Parameters(index = "0", paramLabel = "REF", description = "Reference.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "HYP", description = "Hypothesis.")
  private Path hypothesis;

  @HelpSection(HelpSection.Heading.ALIGNMENT)
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

  @HelpSection(HelpSection.Heading.ALIGNMENT)
  @Option(
      names = "--costs",
      defaultValue = "levenshtein",
      paramLabel = "COSTS",
      description =
          "Costs of the alignment: levenshtein (fewest errors), sclite (4 for a substitution, 3 for"
              + " an insertion or deletion) (default: ${DEFAULT-VALUE}).")
  private ErrorCosts costs;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--ref-format",
      paramLabel = "FORMAT",
      description =
          "Format of REF: text, trn, kaldi (an identifier, then words), nemo, ctm, stm, json, srt,"
              + " webvtt, nlp (default: found from the content).")
  private WordFileFormat referenceFormat;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--hyp-format",
      paramLabel = "FORMAT",
      description = "Format of HYP, as for --ref-format (default: found from the content).")
  private WordFileFormat hypothesisFormat;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--recording",
      paramLabel = "ID",
      description = "Only recording or utterance that is compared (default: all).")
  private String recording;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--by",
      split = ",",
      paramLabel = "WHAT",
      description = "Also print a row for each file, speaker, or file,speaker (default: none).")
  private Set<By> by = Set.of();

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--alignment",
      description = "Print each alignment before the table: REF, HYP, and S, D, I under them.")
  private boolean alignment;

  @Mixin private LanguageOption language;

  @Mixin private ReportFormatOption format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(unit, language.get());
    WordPairs pairs = pairs(WordFileSettings.defaults(tokenizer));
    WordErrorReport report = new WordErrorReport(pairs.alignments());
    String units = unit == TokenUnit.CHARACTERS ? "characters" : "words";
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
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
                  + ": expected words of "
                  + String.join(", ", pairs.missing())
                  + "; found none. They count as deleted.");
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private WordPairs pairs(WordFileSettings settings) throws IOException {
    WordFileSettings side = settings.withRecording(Optional.ofNullable(recording));
    WordFile expected =
        WordFile.read(reference, side.withFormat(Optional.ofNullable(referenceFormat)));
    WordFile found =
        WordFile.read(
            hypothesis,
            side.withFormat(Optional.ofNullable(hypothesisFormat))
                .withHypothesis(IgnoredSegment.of(reference, referenceFormat)));
    PrintWriter err = spec.commandLine().getErr();
    expected.notes().forEach(note -> err.println("caesura: " + note));
    found.notes().forEach(note -> err.println("caesura: " + note));
    return WordPairs.of(String.valueOf(hypothesis.getFileName()), expected, found, costs);
  }
}
