package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.paragraph.ParagraphStream;
import dev.caesura.text.punctuation.Punctuator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura punctuate}: restores punctuation and capitals, in constant memory. */
@Command(
    name = "punctuate",
    mixinStandardHelpOptions = true,
    description = {
      PunctuateCommand.SUMMARY,
      "",
      "Words, white space and existing marks stay as they are. A blank line ends a paragraph and a"
          + " sentence. Capitals are restored in paragraphs of one case."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura punctuate transcript.txt",
      "  caesura punctuate --threshold 0.3 testdata/speech/prompts-en.txt"
    })
public final class PunctuateCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Restore punctuation and capitals in text that lacks them.";

  @Mixin private TextInputs inputs;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description =
          "Least probability of the end of a sentence, greater than 0 and at most 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private float threshold;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!(threshold > 0 && threshold <= 1)) {
      throw UsageErrors.of(
          spec, "--threshold " + threshold + ": expected a number greater than 0 and at most 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      Punctuator punctuator = new Punctuator(network, threshold);
      return inputs
          .find(spec, TextInputs.TEXT)
          .forEach(spec, (in, file) -> punctuate(in, punctuator, out));
    }
  }

  private static void punctuate(Utf8Reader in, Punctuator punctuator, PrintWriter out)
      throws IOException {
    ParagraphStream paragraphs = new ParagraphStream();
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        for (String paragraph : paragraphs.push(more)) {
          out.print(punctuator.restore(paragraph));
          out.flush();
        }
      }
    } finally {
      out.print(punctuator.restore(paragraphs.finish()));
      out.flush();
    }
  }
}
