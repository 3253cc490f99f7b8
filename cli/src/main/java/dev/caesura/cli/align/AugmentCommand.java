package dev.caesura.cli.align;

import dev.caesura.align.augment.AugmentSettings;
import dev.caesura.align.augment.AugmentedCorpus;
import dev.caesura.align.augment.AugmentedSegment;
import dev.caesura.align.augment.CorpusSentence;
import dev.caesura.align.augment.RandomResegmenter;
import dev.caesura.audio.format.MustcYamlFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura augment}: segments training data for speech translation at random places. */
@Command(
    name = "augment",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      HelpLayout.SYNOPSIS + "--yaml=FILE --source=FILE --words=FILE",
      "           --out=DIR"
    },
    sortOptions = false,
    description = {
      AugmentCommand.SUMMARY,
      "",
      "Segments a corpus for speech recognition or translation at random words, so that a model"
          + " learns from segments such as automatic ones. Writes recut.yaml, recut.source.txt,"
          + " recut.target.txt and rejected.tsv into a folder. The same seed gives the same files."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura augment --yaml a.yaml --source a.en --words a.ctm --out new",
      "  caesura augment --yaml a.yaml --source a.en --target a.de --links a.links \\",
      "      --words a.ctm --buckets 1,5,10,20 --out new"
    })
public final class AugmentCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Augment training data by random re-segmentation.";

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--yaml",
      required = true,
      paramLabel = "FILE",
      description = "Times of the sentences, as MuST-C has them.")
  private Path yaml;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--source",
      required = true,
      paramLabel = "FILE",
      description = "Transcripts: UTF-8 text, a line for each record of --yaml.")
  private Path source;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--target",
      paramLabel = "FILE",
      description = "Translations: UTF-8 text, a line for each record of --yaml (default: none).")
  private Path target;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--links",
      paramLabel = "FILE",
      description =
          "Word alignment of --source and --target, line by line: pairs such as 0-0 1-2, counted"
              + " from 0 (default: none).")
  private Path links;

  /** Recordings are named as in {@code --yaml}, with or without the extension. */
  @Mixin private RecognizedWordsOption words;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--buckets",
      split = ",",
      paramLabel = "SECONDS",
      description =
          "Segment by random lengths, equally many from each bucket between these edges in seconds,"
              + " such as 1,5,10,20 (default: one cut in each sentence).")
  private double[] buckets = {};

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--min",
      defaultValue = "0.25",
      paramLabel = "SECONDS",
      description = "Shortest segment that is kept, in seconds (default: ${DEFAULT-VALUE}).")
  private double min;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--max",
      paramLabel = "SECONDS",
      description =
          "Longest segment that is kept, in seconds (default: 30, or the last edge of --buckets if"
              + " that is more).")
  private Double max;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Output folder; created if it does not exist.")
  private Path out;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RandomResegmenter resegmenter;
    try {
      AugmentSettings settings = AugmentSettings.defaults().withSeed(seed).withBuckets(buckets);
      double longest = max == null ? settings.maxSeconds() : max;
      resegmenter = RandomResegmenter.of(settings.withDurations(min, longest));
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          spec,
          e,
          Map.of("bucketEdges", "--buckets", "minSeconds", "--min", "maxSeconds", "--max"));
    }
    if (links != null && target == null) {
      throw UsageErrors.of(spec, "--links: expected --target beside it");
    }
    Path recognized =
        words
            .file()
            .orElseThrow(() -> UsageErrors.of(spec, "--words: expected FILE; found nothing"));
    ParallelCorpusReader corpus = new ParallelCorpusReader(yaml, source, target, links, recognized);
    List<CorpusSentence> sentences = corpus.sentences();
    AugmentedCorpus augmented = resegmenter.resegment(sentences, corpus.transcripts(sentences));
    Files.createDirectories(out);
    List<RecordedSegment> segments =
        augmented.kept().stream()
            .map(each -> new RecordedSegment(each.recording(), each.span(), each.speaker()))
            .toList();
    new MustcYamlFormat(ParallelCorpusReader.RATE).write(segments, out.resolve("recut.yaml"));
    lines("recut.source.txt", augmented.kept().stream().map(AugmentedSegment::source).toList());
    if (target != null) {
      lines("recut.target.txt", augmented.kept().stream().map(AugmentedSegment::target).toList());
    }
    lines("rejected.tsv", augmented.rejected().stream().map(AugmentCommand::row).toList());
    spec.commandLine()
        .getErr()
        .println(
            sentences.size()
                + " sentences, "
                + augmented.kept().size()
                + " segments, "
                + augmented.rejected().size()
                + " rejected (rejected.tsv)");
    return ExitCode.DONE;
  }

  private static String row(AugmentedCorpus.Rejected rejected) {
    AugmentedSegment segment = rejected.segment();
    return String.join(
        "\t",
        segment.recording(),
        Double.toString(segment.span().startSeconds()),
        Double.toString(segment.span().endSeconds()),
        rejected.reason(),
        segment.source(),
        segment.target());
  }

  private void lines(String name, List<String> lines) throws IOException {
    WholeFile.write(out.resolve(name), part -> Files.write(part, lines, StandardCharsets.UTF_8));
  }
}
