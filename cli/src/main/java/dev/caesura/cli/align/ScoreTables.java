package dev.caesura.cli.align;

import dev.caesura.align.trust.ErrorSweep;
import dev.caesura.align.utterance.CerSweep;
import dev.caesura.align.utterance.ScoreDistribution;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints tables of how well sentences were found. Stateless and thread-safe. */
final class ScoreTables {

  private ScoreTables() {}

  static void print(CerSweep sweep, PrintWriter out) {
    out.println("CER up to\tsentences\thours\tshare of text %\tshare of speech %\tmean CER");
    for (CerSweep.Step step : sweep.steps()) {
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%.3f\t%.1f\t%.1f\t%.3f%n",
          Double.isInfinite(step.limit())
              ? "any"
              : String.format(Locale.ROOT, "%.2f", step.limit()),
          step.sentences(),
          step.seconds() / 3600,
          100 * step.characters(),
          100 * step.speech(),
          step.cer());
    }
    out.printf(
        Locale.ROOT, "all\t%d\t%.3f\t100.0\t100.0\t%n", sweep.sentences(), sweep.spoken() / 3600);
  }

  static void print(ScoreDistribution scores, PrintWriter out) {
    out.printf("%nscore\tsentences\thours\tshare of sentences %%%n");
    for (ScoreDistribution.Bin bin : scores.bins()) {
      out.printf(
          Locale.ROOT,
          "%.1f to %.1f\t%d\t%.3f\t%.1f%n",
          bin.from(),
          bin.to(),
          bin.sentences(),
          bin.seconds() / 3600,
          scores.sentences() == 0 ? 0 : 100.0 * bin.sentences() / scores.sentences());
    }
    out.printf(
        Locale.ROOT,
        "not found\t%d\t\t%.1f%n",
        scores.notFound(),
        scores.sentences() == 0 ? 0 : 100.0 * scores.notFound() / scores.sentences());
    out.printf("%n\tmean\t5 %%\t25 %%\tmedian\t75 %%\t95 %%%n");
    print("score", scores.score(), out);
    print("CER", scores.cer(), out);
  }

  static void print(ErrorSweep sweep, PrintWriter out) {
    out.printf(
        "%nprobability of an error up to\tsentences\thours\tshare of sentences %%\texpected to be"
            + " wrong %%%n");
    for (ErrorSweep.Step step : sweep.steps()) {
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%.3f\t%.1f\t%.2f%n",
          step.limit() == 1 ? "any" : String.format(Locale.ROOT, "%.2f", step.limit()),
          step.sentences(),
          step.seconds() / 3600,
          sweep.sentences() == 0 ? 0 : 100.0 * step.sentences() / sweep.sentences(),
          100 * step.expectedErrors());
    }
  }

  private static void print(String name, ScoreDistribution.Summary summary, PrintWriter out) {
    out.print(name);
    out.printf(Locale.ROOT, "\t%.3f", summary.mean());
    for (double quantile : summary.quantiles()) {
      out.printf(Locale.ROOT, "\t%.3f", quantile);
    }
    out.println();
  }
}
