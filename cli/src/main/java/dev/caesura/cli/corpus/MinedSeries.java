package dev.caesura.cli.corpus;

import dev.caesura.align.TrainingShare;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.corpus.RecordingPairs;
import dev.caesura.corpus.SeriesItem;
import dev.caesura.corpus.SeriesResult;
import dev.caesura.corpus.VerdictReport;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.corpus.mine.SeriesMiner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Mines several recordings, and prints what became of them. Not thread-safe. */
final class MinedSeries {

  private final RecordingPairs pairs;
  private final Path out;
  private final PrintWriter err;
  private final boolean quiet;

  MinedSeries(RecordingPairs pairs, Path out, PrintWriter err, boolean quiet) {
    this.pairs = pairs;
    this.out = out;
    this.err = err;
    this.quiet = quiet;
  }

  /** Mines; returns the exit code. */
  int run(
      Miner miner,
      MiningProgressBar progress,
      List<String> warnings,
      boolean acceptsAny,
      boolean savesModels)
      throws IOException, InterruptedException {
    SeriesMiner series = SeriesMiner.of(miner);
    if (!quiet) {
      series =
          series.withProgress(
              sentence -> {
                progress.close();
                print(sentence);
              });
    }
    SeriesResult result = series.mine(pairs, out);
    progress.close();
    warnings.forEach(this::print);
    result.items().forEach(this::print);
    result.failures().forEach(this::print);
    if (savesModels && !result.isModelTrained()) {
      print("No model was saved.");
    }
    if (!quiet) {
      err.print(result.summary());
      err.println("see " + out.resolve("recordings"));
    }
    int failed = result.failures().size();
    if (failed > 0) {
      int all = result.items().size() + result.unpaired().size();
      print(failed + " of " + all + " recordings failed; the rest is done");
      return ExitCode.FAILED;
    }
    return result.refused().isEmpty() || acceptsAny ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private void print(SeriesItem item) {
    if (item.result().isEmpty()) {
      return;
    }
    if (!quiet) {
      err.println(item.pair().name() + ":");
      err.print(item.result().get().summary());
    }
    VerdictReport verdict = item.result().get().verdict().orElseThrow();
    verdict
        .warning(item.pair().transcript().toString(), item.pair().audio().toString())
        .ifPresent(this::print);
    if (verdict.isPlausible() && item.share().filter(TrainingShare.REFUSED::equals).isPresent()) {
      print(
          item.pair().transcript()
              + ": too little agreed for this recording to train the model; it was aligned with"
              + " that of the others.");
    }
  }

  private void print(String sentence) {
    err.println("caesura: " + sentence);
  }
}
