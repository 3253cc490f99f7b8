package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.text.sat.SubwordCounter;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.Lookahead;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.chunk.SentencePacker;
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

  @Mixin private RecordOptions records;

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

  @Mixin private ChunkOptions chunks;

  @Mixin private SentenceOutputOptions output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.check(spec);
    records.check(spec);
    output.check(spec, records.areRecords());
    chunks.check(spec, splitter.isPacking(), output);
    if (chunks.areWanted() && splitter.hasTarget()) {
      throw UsageErrors.of(spec, "--target: expected no --max-tokens beside it");
    }
    Lookahead lookahead = lookahead();
    TextInputs.Found texts = inputs.find(spec, records.extensions());
    try (SplitterOptions.OpenScorer open = splitter.open()) {
      SentenceSettings settings = splitter.settings(spec, open.threshold());
      WindowedScorer scorer = open.scorers().apply(splitter.language(Locale.ENGLISH));
      if (!chunks.areWanted()) {
        return new SplitRun(
                records, output, () -> SentenceStream.of(scorer, settings, lookahead), null, spec)
            .run(texts, open.identity());
      }
      SentenceSettings whole = settings.withLengths(splitter.sentenceLengths());
      try (SubwordCounter counter = chunks.open()) {
        return new SplitRun(
                records,
                output,
                () -> SentenceStream.of(scorer, whole),
                () -> SentencePacker.of(counter, chunks.settings()),
                spec)
            .run(texts, open.identity());
      }
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
}
