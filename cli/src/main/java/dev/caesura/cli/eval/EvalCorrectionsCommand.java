package dev.caesura.cli.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.correction.CorrectedText;
import dev.caesura.align.correction.CorrectionFinder;
import dev.caesura.align.correction.CorrectionJson;
import dev.caesura.align.correction.CorrectionScope;
import dev.caesura.align.correction.CorrectionScores;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.ReportFormatOption;
import dev.caesura.cli.text.CorrectionOptions;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval corrections}: scores recognised text before and after its correction. */
@Command(
    name = "corrections",
    mixinStandardHelpOptions = true,
    description = {
      EvalCorrectionsCommand.SUMMARY,
      "",
      "REF and HYP have one segment a line, as many. Prints WER and CER without case and"
          + " punctuation, F1 of punctuation marks and the share of numbers in digits that are"
          + " written as in REF: before, after the steps on each segment, and after the steps on"
          + " the full text."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval corrections --numbers --punctuate ref.txt hyp.txt",
      "  caesura eval corrections --pairs-out pairs.jsonl ref.txt hyp.txt"
    })
public final class EvalCorrectionsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Measure recognised text before and after its correction.";

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(index = "0", paramLabel = "REF", description = "Correct text, one segment a line.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "HYP", description = "Recognised text, one segment a line.")
  private Path hypothesis;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--after",
      paramLabel = "FILE",
      description = "Text that something else corrected, one segment a line (default: none).")
  private Path after;

  @Mixin private CorrectionOptions steps;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--pairs-out",
      paramLabel = "FILE",
      description =
          "Also write the pairs that turn HYP into REF, as JSON Lines for --pairs (default: none).")
  private Path pairsOut;

  @Mixin private ReportFormatOption format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<String> right = lines(reference);
    List<String> recognized = lines(hypothesis, right.size());
    Map<String, List<String>> texts = new LinkedHashMap<>();
    texts.put("before", recognized);
    int code = ExitCode.DONE;
    if (steps.areGiven()) {
      for (CorrectionScope scope : List.of(CorrectionScope.SEGMENT, CorrectionScope.TEXT)) {
        String name = scope == CorrectionScope.TEXT ? "after, full text" : "after, segments";
        code =
            steps.run(
                spec,
                scope,
                corrector -> {
                  texts.put(name, corrector.correct(recognized).segments());
                  return ExitCode.DONE;
                });
      }
    }
    if (after != null) {
      texts.put("after, " + after.getFileName(), lines(after, right.size()));
    }
    if (pairsOut != null) {
      CorrectionFinder finder = CorrectionFinder.of(steps.language());
      List<CorrectedText> pairs = finder.compare(recognized, right);
      CorrectionJson.write(pairsOut, pairs);
    }
    print(right, texts);
    return code;
  }

  private static List<String> lines(Path file) throws IOException {
    return Utf8Text.read(file).lines().toList();
  }

  private List<String> lines(Path file, int expected) throws IOException {
    List<String> lines = lines(file);
    if (lines.size() != expected) {
      throw new IOException(
          file
              + ": expected "
              + expected
              + " lines, as in "
              + reference
              + "; found "
              + lines.size()
              + ". Cut it first: caesura resegment.");
    }
    return lines;
  }

  private void print(List<String> right, Map<String, List<String>> texts) {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode json = JSON.createObjectNode();
    if (!format.isJson()) {
      out.printf(
          "%-24s %8s %8s %14s %15s%n", "", "WER", "CER", "punctuation F1", "number accuracy");
    }
    texts.forEach(
        (name, text) -> {
          CorrectionScores scores = CorrectionScores.of(right, text);
          if (format.isJson()) {
            json.putObject(name)
                .put("wer", scores.words().rate())
                .put("cer", scores.characters().rate())
                .put("punctuation_f1", scores.marks().f1())
                .put("number_accuracy", scores.numbers().recall())
                .put("words", scores.words().referenceLength())
                .put("marks", scores.marks().reference())
                .put("numbers", scores.numbers().reference());
            return;
          }
          out.printf(
              Locale.ROOT,
              "%-24s %8s %8s %14s %15s%n",
              name,
              percent(scores.words().rate()),
              percent(scores.characters().rate()),
              percent(scores.marks().f1()),
              scores.numbers().reference() == 0
                  ? "no numbers"
                  : scores.numbers().right() + " of " + scores.numbers().reference());
        });
    if (format.isJson()) {
      out.println(json);
    }
    out.flush();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
