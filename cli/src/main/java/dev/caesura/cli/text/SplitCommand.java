package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code caesura split}: splits text into sentences, in constant memory. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "[FILE...]",
    sortOptions = false,
    description = {
      SplitCommand.SUMMARY,
      "",
      "Works in about ninety languages, with or without punctuation. Prints one sentence a line, as"
          + " soon as no further text can change it."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura split testdata/speech/prompts-en.txt",
      "  caesura split --json --max-chars 200 testdata/speech/prompts-en.txt"
    })
public final class SplitCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Split text into sentences.";

  @Mixin private TextInputs inputs;

  @Mixin private SplitterOptions splitter;

  @Mixin private SentenceOutputOptions output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.check(spec);
    output.check(spec);
    try (SplitterOptions.OpenScorer open = splitter.open()) {
      SentenceSettings settings = splitter.settings(spec, open.threshold());
      WindowedScorer scorer = open.scorers().apply(splitter.language(Locale.ENGLISH));
      return inputs.forEach(
          spec,
          (in, file) -> {
            String name = inputs.areMany() ? file : null;
            SentencePrinter printer =
                new SentencePrinter(output, name, spec.commandLine().getOut());
            split(in, SentenceStream.of(scorer, settings), printer);
          });
    }
  }

  private static void split(Utf8Reader in, SentenceStream stream, SentencePrinter printer)
      throws IOException {
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        printer.print(stream.push(more));
      }
    } catch (IOException e) {
      // What precedes a malformed byte is right.
      printer.print(stream.finish());
      throw e;
    }
    printer.print(stream.finish());
  }
}
