package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.BuildProgress;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.filter.FilterSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/**
 * Builds a corpus on Spark, or resumes what an earlier build has left. The files of the corpus are
 * the same, byte for byte, as those of {@link dev.caesura.corpus.build.CorpusBuilder}.
 *
 * <p>Immutable. Builds of different output folders may run at once in a session; only one build at
 * a time may write to a folder.
 */
public final class SparkCorpusBuilder {

  private final SparkSession spark;
  private final String config;
  private final UnaryOperator<FilterSettings> limits;
  private final boolean isParquet;
  private final boolean hasClipFiles;
  private final BuildProgress progress;

  private SparkCorpusBuilder(
      SparkSession spark,
      String config,
      UnaryOperator<FilterSettings> limits,
      boolean isParquet,
      boolean hasClipFiles,
      BuildProgress progress) {
    this.spark = Objects.requireNonNull(spark, "spark");
    this.config = Objects.requireNonNull(config, "config");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.isParquet = isParquet;
    this.hasClipFiles = hasClipFiles;
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * Returns a builder.
   *
   * @param spark the session
   * @param config the YAML file, as a path of any file system that Hadoop knows; paths in it are
   *     relative to its folder
   * @return a builder that writes clips as files, and no Parquet
   */
  public static SparkCorpusBuilder of(SparkSession spark, String config) {
    return new SparkCorpusBuilder(
        spark, config, UnaryOperator.identity(), false, true, BuildProgress.NONE);
  }

  /**
   * Returns a copy with other limits of what is kept.
   *
   * @param change takes the limits of the file, and returns those to use
   * @return a new builder
   */
  public SparkCorpusBuilder withLimits(UnaryOperator<FilterSettings> change) {
    return new SparkCorpusBuilder(spark, config, change, isParquet, hasClipFiles, progress);
  }

  /**
   * Returns a copy that also writes the corpus with embedded audio, as {@link ParquetCorpusWriter}
   * does, to the folder {@code parquet} of the output folder.
   *
   * @param value whether to write it
   * @return a new builder
   */
  public SparkCorpusBuilder withParquet(boolean value) {
    return new SparkCorpusBuilder(spark, config, limits, value, hasClipFiles, progress);
  }

  /**
   * Returns a copy that writes clips as files, or not. Millions of small files are a burden to HDFS
   * and object stores.
   *
   * @param value whether to write {@code recordings/}; without it, the report cannot play
   * @return a new builder
   */
  public SparkCorpusBuilder withClipFiles(boolean value) {
    return new SparkCorpusBuilder(spark, config, limits, isParquet, value, progress);
  }

  /**
   * Returns a copy that reports its progress.
   *
   * @param listener receives the finished items of each stage
   * @return a new builder
   */
  public SparkCorpusBuilder withProgress(BuildProgress listener) {
    return new SparkCorpusBuilder(spark, config, limits, isParquet, hasClipFiles, listener);
  }

  /**
   * Builds the corpus. What an earlier build has done with the same inputs and settings is reused.
   *
   * @return the totals, and the items that failed
   * @throws IOException if the configuration is wrong, or the output folder belongs to something
   *     else or cannot be written
   */
  public BuildResult build() throws IOException {
    RemoteFiles files = new RemoteFiles(spark.sparkContext().hadoopConfiguration());
    org.apache.hadoop.fs.Path given = new org.apache.hadoop.fs.Path(config);
    Path yaml =
        RemotePaths.name(
            given
                .getFileSystem(spark.sparkContext().hadoopConfiguration())
                .makeQualified(given)
                .toUri());
    String text;
    try (InputStream in = files.open(yaml)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path base = yaml.getParent();
    RemoteTree tree = new RemoteTree(files);
    BuildConfig read = read(text, yaml, base, tree);
    Path store = read.output().resolve(".caesura").resolve("spark");
    checkOutput(read.output(), store, files, tree);
    JobSettings settings =
        new JobSettings(text, yaml.getFileName().toString(), base, store, files, attempts());
    SparkBuild build =
        new SparkBuild(
            spark.newSession(),
            read.withFilters(limits.apply(read.filters())),
            settings,
            tree,
            progress);
    return build.run(hasClipFiles, isParquet);
  }

  /** Returns the attempts that Spark makes of a task before it gives the job up. */
  private int attempts() {
    var local = java.util.regex.Pattern.compile("local\\[[^,]*(,\\s*(\\d+))?]|local");
    var master = local.matcher(spark.sparkContext().master());
    if (master.matches()) {
      return master.group(2) == null ? 1 : Integer.parseInt(master.group(2));
    }
    return spark.sparkContext().getConf().getInt("spark.task.maxFailures", 4);
  }

  private static BuildConfig read(String text, Path yaml, Path base, RemoteTree tree)
      throws IOException {
    Path folder = Files.createTempDirectory("caesura");
    Path copy = folder.resolve(yaml.getFileName().toString());
    try {
      Files.writeString(copy, text);
      return BuildConfigReader.read(copy, base, tree);
    } catch (IOException e) {
      // The user knows the file by its own name.
      String message = String.valueOf(e.getMessage());
      throw new IOException(message.replace(copy.toString(), RemotePaths.path(yaml).toString()), e);
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(folder);
    }
  }

  /** Checks that the output folder is new, empty, or that of an earlier build. */
  private static void checkOutput(Path output, Path store, RemoteFiles files, RemoteTree tree)
      throws IOException {
    if (tree.isFile(output)) {
      throw new IOException(RemotePaths.path(output) + ": expected an output folder; found a file");
    }
    Path review = output.resolve("review.json");
    if (files.exists(review)) {
      throw new IOException(
          RemotePaths.path(review)
              + ": expected a corpus without decisions of a review; found some, which this build"
              + " does not apply. Use caesura corpus build.");
    }
    Optional<Path> mark = Optional.of(store.getParent());
    if (tree.isFolder(output) && !files.exists(mark.get()) && !tree.files(output, true).isEmpty()) {
      throw new IOException(
          RemotePaths.path(output)
              + ": expected an empty folder or that of a build; found other files. Name another"
              + " output.");
    }
  }
}
