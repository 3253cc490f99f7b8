package dev.caesura.corpus.build;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Builds a corpus from recordings and documents, or resumes what an earlier build has left.
 * Immutable and thread-safe; builds in different folders can run at once.
 */
public final class CorpusBuilder {

  private final BuildConfig config;
  private final Optional<RecognizerProvider> recognizer;
  private final int jobs;
  private final BuildProgress progress;

  private CorpusBuilder(
      BuildConfig config,
      Optional<RecognizerProvider> recognizer,
      int jobs,
      BuildProgress progress) {
    this.config = Objects.requireNonNull(config, "config");
    this.recognizer = recognizer;
    this.jobs = jobs;
    this.progress = Objects.requireNonNull(progress, "progress");
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs + ": expected at least 1");
    }
  }

  /**
   * Returns a builder.
   *
   * @param config inputs and settings
   * @return a builder with one job that reports no progress
   */
  public static CorpusBuilder of(BuildConfig config) {
    return new CorpusBuilder(config, Optional.empty(), 1, BuildProgress.NONE);
  }

  /**
   * Returns a copy with a recogniser for recordings without words.
   *
   * @param value opens a recogniser for each recording
   * @return a new builder
   */
  public CorpusBuilder withRecognizer(RecognizerProvider value) {
    return new CorpusBuilder(config, Optional.of(value), jobs, progress);
  }

  /**
   * Returns a copy with another number of jobs.
   *
   * @param value the number of items in work at once, at least 1; the results do not depend on it
   * @return a new builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public CorpusBuilder withJobs(int value) {
    return new CorpusBuilder(config, recognizer, value, progress);
  }

  /**
   * Returns a copy that reports its progress.
   *
   * @param listener receives the finished items of each stage
   * @return a new builder
   */
  public CorpusBuilder withProgress(BuildProgress listener) {
    return new CorpusBuilder(config, recognizer, jobs, listener);
  }

  /**
   * Builds the corpus. What an earlier build has done with the same inputs and settings is reused.
   *
   * @return the totals, and the items that failed
   * @throws IOException if the output folder belongs to something else or cannot be written
   * @throws InterruptedException if the thread is interrupted; finished items are kept
   */
  public BuildResult build() throws IOException, InterruptedException {
    try (BuildFolder folder = BuildFolder.open(config.output());
        BuildFunctions functions = BuildFunctions.open(config, recognizer)) {
      return new BuildRun(config, recognizer, functions, jobs, progress, folder).run();
    }
  }

  /**
   * Applies what a person decided about sentences of the corpus, and writes it again. Decisions are
   * kept in the output folder, and hold for later builds too, as long as the sentence is the same.
   *
   * @param decisions the decisions, each about another sentence
   * @return what became of each decision; those that do not fit the corpus are refused, and the
   *     others are applied
   * @throws IOException if there is no corpus yet, or it cannot be written
   * @throws InterruptedException if the thread is interrupted; a second call finishes the work
   */
  public ReviewResult review(List<ReviewDecision> decisions)
      throws IOException, InterruptedException {
    if (!Files.exists(config.output().resolve("corpus.jsonl"))) {
      throw new IOException(
          config.output() + ": expected a corpus; found none. Run caesura corpus build first.");
    }
    try (BuildFolder folder = BuildFolder.open(config.output());
        BuildFunctions functions = BuildFunctions.open(config, recognizer)) {
      return new ReviewRun(config, folder)
          .run(
              decisions, () -> new BuildRun(config, recognizer, functions, jobs, progress, folder));
    }
  }

  /**
   * Returns what a build would do, without writing anything.
   *
   * @return the plan
   * @throws IOException if the output folder belongs to something else, or an input cannot be read
   */
  public BuildPlan plan() throws IOException {
    BuildFolder.check(config.output());
    return BuildPlan.of(config, recognizer);
  }
}
