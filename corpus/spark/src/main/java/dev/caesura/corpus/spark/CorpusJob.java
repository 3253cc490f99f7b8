package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildProgress;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.filter.FilterSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Main class of {@code spark-submit}: builds corpora, and writes them as Parquet. */
public final class CorpusJob {

  private static final String HELP =
      """
      Usage: spark-submit --class dev.caesura.corpus.spark.CorpusJob [SPARK OPTIONS] caesura-spark.jar COMMAND

      build [OPTIONS] CONFIG   Build the corpus that a YAML file describes, as 'caesura corpus build' does.
        --filter LIMIT=VALUE   Limit of what is kept, such as max-cer=0.2; 'off' removes a limit.
        --clips files|none     Write clips as files in recordings/ (default: files).
        --parquet              Write the corpus with embedded audio to parquet/ in the output folder.
        --quiet                Print neither progress nor a summary.
      parquet CORPUS OUT       Write a corpus of an earlier build as Parquet with embedded audio.

      Files may be in any file system that Hadoop knows: /path, hdfs://, s3a://.
      Without spark-submit it runs on all cores of this machine.

      Examples:
        spark-submit --class dev.caesura.corpus.spark.CorpusJob caesura-spark.jar build archive.yaml
        spark-submit --class dev.caesura.corpus.spark.CorpusJob caesura-spark.jar parquet mined parquet
      """;

  private CorpusJob() {}

  /**
   * Runs a command, and ends the process with 0 if all is done, 1 if items failed or the corpus
   * could not be built, 2 if the arguments are wrong.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    int code = run(List.of(args), System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs a command.
   *
   * @param args the command and its arguments
   * @param out receives the help
   * @param err receives progress, failures and the summary
   * @return 0 if all is done, 1 if items failed or the corpus could not be built, 2 if the
   *     arguments are wrong
   */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.contains("--help") || args.contains("-h")) {
      out.print(HELP);
      return 0;
    }
    Arguments given;
    try {
      given = Arguments.of(args);
    } catch (IllegalArgumentException e) {
      err.println("caesura: " + e.getMessage());
      err.println("Try --help.");
      return 2;
    }
    SparkConf conf = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder().appName("caesura " + given.command());
    if (!conf.contains("spark.master")) {
      builder.master("local[*]");
    }
    SparkSession active = SparkSession.getActiveSession().getOrElse(() -> null);
    SparkSession spark = builder.getOrCreate();
    try {
      return given.command().equals("build")
          ? build(spark, given, err)
          : parquet(spark, given, err);
    } catch (IOException | IllegalArgumentException e) {
      err.println("caesura: " + e.getMessage());
      return 1;
    } finally {
      if (active == null) {
        spark.stop();
      }
    }
  }

  private static int build(SparkSession spark, Arguments given, PrintStream err)
      throws IOException {
    BuildProgress progress =
        (stage, done, total, left) ->
            err.println(
                "caesura: "
                    + stage.title()
                    + " "
                    + done
                    + "/"
                    + total
                    + (left > 0 ? ", " + Math.round(left / 60) + " min left" : ""));
    BuildResult result =
        SparkCorpusBuilder.of(spark, given.files().get(0))
            .withLimits(given::limits)
            .withClipFiles(given.hasClipFiles())
            .withParquet(given.isParquet())
            .withProgress(given.isQuiet() ? BuildProgress.NONE : progress)
            .build();
    result.warnings().forEach(warning -> err.println("caesura: " + warning));
    for (BuildFailure failure : result.failures()) {
      err.println("caesura: " + failure.item() + ": " + failure.message());
    }
    if (!given.isQuiet()) {
      err.print(result.summary());
    }
    if (result.failures().isEmpty()) {
      return 0;
    }
    err.println("caesura: " + result.failures().size() + " items failed; the rest is done");
    return 1;
  }

  private static int parquet(SparkSession spark, Arguments given, PrintStream err)
      throws IOException {
    long sentences =
        ParquetCorpusWriter.of(spark).write(given.files().get(0), given.files().get(1));
    if (!given.isQuiet()) {
      err.println("caesura: " + sentences + " sentences written to " + given.files().get(1));
    }
    return 0;
  }

  /** Arguments of a command. */
  private record Arguments(
      String command,
      List<String> files,
      Map<String, String> limits,
      boolean hasClipFiles,
      boolean isParquet,
      boolean isQuiet) {

    static Arguments of(List<String> args) {
      String command = args.isEmpty() ? "" : args.get(0);
      int wanted = command.equals("build") ? 1 : 2;
      if (!command.equals("build") && !command.equals("parquet")) {
        throw new IllegalArgumentException(
            "expected the command build or parquet; found "
                + (command.isEmpty() ? "none" : command));
      }
      List<String> files = new ArrayList<>();
      Map<String, String> limits = new LinkedHashMap<>();
      boolean hasClipFiles = true;
      boolean isParquet = false;
      boolean isQuiet = false;
      for (int a = 1; a < args.size(); a++) {
        String arg = args.get(a);
        boolean isBuild = command.equals("build");
        if (arg.equals("--quiet")) {
          isQuiet = true;
        } else if (arg.equals("--parquet") && isBuild) {
          isParquet = true;
        } else if (arg.equals("--filter") && isBuild) {
          String[] limit = value(args, ++a, arg).split("=", 2);
          if (limit.length < 2) {
            throw new IllegalArgumentException(
                "--filter " + limit[0] + ": expected LIMIT=VALUE, such as max-cer=0.2");
          }
          limits.put(limit[0], limit[1]);
        } else if (arg.equals("--clips") && isBuild) {
          String clips = value(args, ++a, arg);
          if (!clips.equals("files") && !clips.equals("none")) {
            throw new IllegalArgumentException("--clips " + clips + ": expected files or none");
          }
          hasClipFiles = clips.equals("files");
        } else if (arg.startsWith("-")) {
          throw new IllegalArgumentException(arg + ": expected an option of " + command);
        } else {
          files.add(arg);
        }
      }
      if (files.size() != wanted) {
        throw new IllegalArgumentException(
            command
                + ": expected "
                + (wanted == 1 ? "CONFIG" : "CORPUS and OUT")
                + "; found "
                + files.size()
                + " paths");
      }
      return new Arguments(command, files, limits, hasClipFiles, isParquet, isQuiet);
    }

    private static String value(List<String> args, int at, String option) {
      if (at >= args.size()) {
        throw new IllegalArgumentException(option + ": expected a value; found none");
      }
      return args.get(at);
    }

    FilterSettings limits(FilterSettings settings) {
      FilterSettings changed = settings;
      for (Map.Entry<String, String> limit : limits.entrySet()) {
        try {
          changed =
              limit.getValue().equals("off")
                  ? changed.without(limit.getKey())
                  : changed.with(limit.getKey(), Double.parseDouble(limit.getValue()));
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "--filter " + limit.getKey() + "=" + limit.getValue() + ": expected a number or off",
              e);
        }
      }
      changed
          .contradiction()
          .ifPresent(
              limit -> {
                throw new IllegalArgumentException(
                    "--filter: expected limits that a clip can keep; " + limit);
              });
      return changed;
    }
  }
}
