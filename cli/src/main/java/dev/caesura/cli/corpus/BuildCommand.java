package dev.caesura.cli.corpus;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildOrigin;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.build.CorpusBuilder;
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

/** {@code caesura corpus build}: from recordings and documents to an aligned corpus. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "CONFIG",
    sortOptions = false,
    description = {
      BuildCommand.SUMMARY,
      "",
      "Finds the parts of documents that each recording speaks, aligns them, filters and splits the"
          + " sentences, and writes into the output folder: corpus.jsonl, rejected.jsonl,"
          + " matches.jsonl, failures.jsonl, recordings/ (clips and a report of each) and"
          + " report.html, and review.html to decide about doubtful sentences. A second run does"
          + " only what has changed. A recording or document that fails stops nothing else; all"
          + " failures are listed at the end, with exit code 1."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura corpus build archive.yaml",
      "  caesura corpus build --plan --filter max-cer=0.2 archive.yaml"
    })
public final class BuildCommand implements Callable<Integer> {

  /** The summary in the list of tasks. */
  public static final String SUMMARY = "Build the corpus that a YAML file describes.";

  @Parameters(
      paramLabel = "CONFIG",
      description = "YAML file with recordings, documents, words and limits; docs/archive.md.")
  private Path file;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--filter",
      paramLabel = "LIMIT=VALUE",
      description =
          "Limit of what is kept, such as max-cer=0.2 or min-snr=10; 'off' removes a limit. Goes"
              + " before that of the file (default: those of the file).")
  private Map<String, String> limits = new LinkedHashMap<>();

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--plan",
      description = "Print what would run, with hours, time and disk space, and change nothing.")
  private boolean isPlan;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(names = "--quiet", description = "Print neither progress nor a summary.")
  private boolean quiet;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    BuildConfig config = BuildConfigReader.read(file);
    config = config.withFilters(ConfiguredBuild.limits(limits, config.filters(), spec));
    PrintWriter err = spec.commandLine().getErr();
    int count = jobs.count();
    CorpusBuilder builder = ConfiguredBuild.of(config, count, err);
    if (isPlan) {
      spec.commandLine().getOut().print(builder.plan().table(count));
      List<String> without = config.recordingsWithoutWords();
      if (!without.isEmpty()) {
        err.println(
            "caesura: expected words or a recognizer for each recording; found none for "
                + String.join(", ", without));
      }
      return ExitCode.DONE;
    }
    BuildResult result;
    long started = System.nanoTime();
    try (BuildProgressBar progress = new BuildProgressBar(!quiet)) {
      result = builder.withProgress(progress).build();
    }
    new BuildOrigin(file, limits).save(config.output());
    for (String warning : result.warnings()) {
      err.println("caesura: " + warning);
    }
    for (BuildFailure failure : result.failures()) {
      err.println("caesura: " + failure.item() + ": " + failure.message());
    }
    if (!quiet) {
      err.print(result.summary());
      err.printf(
          Locale.ROOT,
          "time: %.1f min, %.3f processor hours%n",
          (System.nanoTime() - started) / 6e10,
          processorHours());
      err.println("see " + config.output().resolve("report.html"));
    }
    if (result.failures().isEmpty()) {
      return ExitCode.DONE;
    }
    err.println("caesura: " + result.failures().size() + " items failed; the rest is done");
    return ExitCode.FAILED;
  }

  /** Returns the time of all processors that this process has used. */
  private static double processorHours() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(time -> time.toMillis() / 3.6e6)
        .orElse(0.0);
  }
}
