package dev.caesura.cli.corpus;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.BuildOrigin;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewFile;
import dev.caesura.corpus.review.ReviewOutcome;
import dev.caesura.corpus.review.ReviewResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura corpus review}: applies decisions about sentences to a corpus. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "CORPUS DECISIONS",
    sortOptions = false,
    description = {
      ReviewCommand.SUMMARY,
      "",
      "The page review.html of a corpus saves the decisions. They are kept in review.json in the"
          + " output folder and hold for later builds. What has changed in the inputs since is"
          + " built, too. A decision about another text or other times is refused; the others are"
          + " applied, and the exit code is 1."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura corpus review archive.yaml decisions.json",
      "  caesura corpus review mined decisions.json"
    })
public final class ReviewCommand implements Callable<Integer> {

  /** The summary in the list of tasks. */
  public static final String SUMMARY = "Apply what a person decided about sentences of a corpus.";

  @Parameters(
      index = "0",
      paramLabel = "CORPUS",
      description = "YAML file of the corpus, or its output folder.")
  private Path corpus;

  @Parameters(
      index = "1",
      paramLabel = "DECISIONS",
      description = "JSON file that the page review.html has saved.")
  private Path file;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(names = "--quiet", description = "Print only decisions that are refused, and failures.")
  private boolean quiet;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<ReviewDecision> decisions = ReviewFile.read(file);
    BuildConfig config = config();
    PrintWriter err = spec.commandLine().getErr();
    ReviewResult result;
    try (BuildProgressBar progress = new BuildProgressBar(!quiet)) {
      result =
          ConfiguredBuild.of(config, jobs.count(), err).withProgress(progress).review(decisions);
    }
    for (ReviewOutcome outcome : result.outcomes()) {
      if (outcome.kind() == ReviewOutcome.Kind.REFUSED) {
        err.println("caesura: " + outcome.message());
      } else if (!quiet) {
        spec.commandLine().getOut().println(outcome.message());
      }
    }
    result.failures().forEach(failure -> err.println("caesura: " + failure));
    long refused = result.count(ReviewOutcome.Kind.REFUSED);
    if (!quiet) {
      err.println(
          result.count(ReviewOutcome.Kind.APPLIED)
              + " decisions applied, "
              + result.count(ReviewOutcome.Kind.REPEATED)
              + " decided before, "
              + refused
              + " refused"
              + (result.sentences() < 0 ? "" : "; " + result.sentences() + " sentences now"));
    }
    return refused == 0 && result.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private BuildConfig config() throws IOException {
    Path yaml = corpus;
    if (Files.isDirectory(corpus)) {
      yaml =
          BuildOrigin.of(corpus)
              .orElseThrow(
                  () ->
                      new IOException(
                          corpus
                              + ": expected the output of corpus build; found another folder. Name"
                              + " the YAML file of the corpus."))
              .config();
    }
    BuildConfig config = BuildConfigReader.read(yaml);
    if (Files.isDirectory(corpus) && !Files.isSameFile(corpus, config.output())) {
      throw new IOException(
          corpus
              + ": expected the output of "
              + yaml
              + "; found a copy or another folder. Name the YAML file of the corpus.");
    }
    Optional<BuildOrigin> origin = BuildOrigin.of(config.output());
    return origin.isPresent()
        ? config.withFilters(ConfiguredBuild.limits(origin.get().limits(), config.filters(), spec))
        : config;
  }
}
