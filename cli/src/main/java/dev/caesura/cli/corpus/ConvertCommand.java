package dev.caesura.cli.corpus;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.format.ConversionReport;
import dev.caesura.corpus.format.CorpusConverter;
import dev.caesura.corpus.format.CorpusEntry;
import dev.caesura.corpus.format.CorpusFormat;
import dev.caesura.corpus.format.DataCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura convert}: converts a corpus, and reports what the target does not hold. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "SOURCE TARGET",
    sortOptions = false,
    description = {
      ConvertCommand.SUMMARY,
      "",
      "Reads corpora, segments and subtitles in one format and writes another. The target is read"
          + " again and compared: what it does not hold is listed on the error output, by field,"
          + " and the exit code is 1 unless --allow-loss is given. Formats that hold audio get"
          + " their own clips."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura convert --to kaldi mined/corpus.jsonl data/train",
      "  caesura convert --allow-loss mined/corpus.jsonl talk.stm"
    })
public final class ConvertCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Convert a corpus to the format of another toolkit.";

  @Parameters(index = "0", paramLabel = "SOURCE", description = "File or folder to read.")
  private Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "File or folder to write.")
  private Path target;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Format of the source, one of those of --to (default: detected).")
  private String from;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--audio",
      paramLabel = "DIR",
      description =
          "Folder with the recordings of a source that does not name their files, such as"
              + " subtitles (default: none).")
  private Path audio;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description =
          "Format of the target: ${COMPLETION-CANDIDATES} (default: by the extension of TARGET).")
  private String to;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--allow-loss",
      description = "Exit with 0 even if the target does not hold everything.")
  private boolean allowLoss;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--card",
      paramLabel = "FILE",
      description =
          "Also write a data card in Markdown: hours, speakers, languages, licences, lengths and"
              + " scores (default: none).")
  private Path card;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Names of the formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CorpusConverter.formats().stream().map(CorpusFormat::name).iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    CorpusFormat written = written();
    CorpusFormat read = from == null ? CorpusConverter.detect(source) : named("--from", from);
    Path origin = real(source);
    if (origin.equals(real(target))) {
      throw UsageErrors.of(spec, "TARGET " + target + ": expected another path than SOURCE");
    }
    if (origin.startsWith(real(target))) {
      throw UsageErrors.of(
          spec,
          "TARGET " + target + ": expected a folder without SOURCE, whose files it might replace");
    }
    List<CorpusEntry> entries = read.read(source);
    if (entries.isEmpty() && !read.detects(source)) {
      throw new IOException(
          source
              + ": expected a corpus in the format "
              + read.name()
              + "; found no entries. Leave --from out to detect the format.");
    }
    if (audio != null) {
      entries = CorpusConverter.withAudio(entries, audio);
    }
    ConversionReport report = CorpusConverter.write(entries, written, target);
    if (card != null) {
      String title = String.valueOf(target.toAbsolutePath().normalize().getFileName());
      DataCard.of(title, entries)
          .withMaking(Map.of("converted", "from " + read.name() + " to " + written.name()))
          .withFaults(report.lines())
          .write(card);
    }
    PrintWriter err = spec.commandLine().getErr();
    double hours = entries.stream().mapToDouble(CorpusEntry::seconds).sum() / 3600;
    err.printf(
        Locale.ROOT,
        "%s (%s) to %s (%s): %,d entries, %.3f hours%n",
        source,
        read.name(),
        target,
        written.name(),
        entries.size(),
        hours);
    report
        .lines()
        .forEach(
            line -> err.println("caesura: " + target + ": " + written.name() + " loses " + line));
    return report.isComplete() || allowLoss ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Returns a path without symbolic links, as far as it exists. */
  private static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }

  private CorpusFormat written() {
    if (to != null) {
      return named("--to", to);
    }
    if (target.toString().endsWith(".parquet")) {
      return named("TARGET", "parquet");
    }
    return CorpusConverter.ofName(target)
        .orElseThrow(
            () ->
                UsageErrors.of(
                    spec,
                    "TARGET "
                        + target
                        + ": expected --to FORMAT beside it, because its name has no extension of"
                        + " one format only"));
  }

  private CorpusFormat named(String option, String name) {
    try {
      return CorpusConverter.named(name);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          spec, option + " " + name + ": " + e.getMessage().replaceFirst("^[^:]*: ", ""));
    }
  }
}
