package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.Lookahead;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--lookahead",
      paramLabel = "N",
      description =
          "Live text: print a sentence once at most N characters after it were read, even if later"
              + " text could change it; at least 2. Costs a run of the network for every N/4"
              + " characters (default: as much as the network reads, about 900).")
  private Integer characters;

  @Mixin private SentenceOutputOptions output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.check(spec);
    output.check(spec);
    Lookahead lookahead = lookahead();
    try (SplitterOptions.OpenScorer open = splitter.open()) {
      SentenceSettings settings = splitter.settings(spec, open.threshold());
      WindowedScorer scorer = open.scorers().apply(splitter.language(Locale.ENGLISH));
      return inputs.forEach(
          spec,
          (in, file) -> {
            String name = inputs.areMany() ? file : null;
            SentencePrinter printer =
                new SentencePrinter(output, name, spec.commandLine().getOut());
            split(in, SentenceStream.of(scorer, settings, lookahead), printer);
          });
    }
  }

  private Lookahead lookahead() {
    if (characters == null) {
      return Lookahead.all();
    }
    SentenceSettings settings = splitter.settings(spec, 1);
    String wrong = null;
    if (!settings.lengths().keepsSentences()) {
      wrong = "--pack";
    } else if (!settings.protectedSpans().areNone()) {
      wrong = "--protect and no --protect-addresses";
    } else if (output.hasParagraphs() && settings.lineBreaks() == LineBreaks.RESPECT) {
      wrong = "--paragraphs with --newlines respect";
    }
    if (wrong != null) {
      throw UsageErrors.of(spec, "--lookahead: expected no " + wrong + " beside it");
    }
    try {
      return Lookahead.of(characters);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("lookahead", "--lookahead"));
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
