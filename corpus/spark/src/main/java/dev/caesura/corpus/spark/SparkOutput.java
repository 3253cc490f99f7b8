package dev.caesura.corpus.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.BuiltRecording;
import dev.caesura.corpus.build.CorpusFiles;
import dev.caesura.corpus.build.DocumentArchive;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Writes what a build leaves in its output folder. Not thread-safe. */
final class SparkOutput {

  private final SparkSession spark;
  private final BuildConfig config;
  private final JobSettings settings;
  private final Results results;

  /** Chosen results of each stage. */
  record Results(ChosenRows words, ChosenRows matches, ChosenRows aligned) {}

  /** Tables of the stages. */
  record Tables(StageTable words, StageTable matches, StageTable aligned) {}

  SparkOutput(SparkSession spark, BuildConfig config, JobSettings settings, Results results) {
    this.spark = spark;
    this.config = config;
    this.settings = settings;
    this.results = results;
  }

  /**
   * Adds the bytes of chosen results to items, and partitions these by item: what was stored
   * together need not be worked on together.
   */
  static Dataset<Row> withBytes(
      Dataset<Row> items, StageTable table, String attempt, String target, int partitions) {
    Dataset<Row> all = table.rows();
    Dataset<Row> rows =
        all.filter(all.col("file").isNull())
            .select(
                all.col("item").as("row_item"),
                all.col("attempt").as("row_attempt"),
                all.col("bytes").as("row_bytes"));
    Column isSame =
        rows.col("row_item")
            .equalTo(items.col("item"))
            .and(rows.col("row_attempt").equalTo(items.col(attempt)));
    return rows.join(functions.broadcast(items), isSame)
        .withColumn(target, functions.col("row_bytes"))
        .drop("row_item", "row_attempt", "row_bytes")
        .repartition(partitions, functions.col("item"));
  }

  private Dataset<Row> frame(List<Row> rows, String... columns) {
    StructType type = new StructType();
    for (String column : columns) {
      type =
          type.add(column, column.equals("index") ? DataTypes.IntegerType : DataTypes.StringType);
    }
    return spark.createDataFrame(rows, type);
  }

  /** Returns the recordings with clips, be it that these could not be measured. */
  private List<String> clipped() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : config.recordings().keySet()) {
      if (results.aligned().isUsable(name, BuildStage.ALIGN)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Writes the clips, records and report of each recording as files, where they have changed. */
  void publish(StageTable table, StageTable published) throws IOException {
    Path root = config.output().resolve("recordings");
    Set<String> there = folders(root);
    Set<String> current = new TreeSet<>();
    for (StageRow row : published.results()) {
      if (there.contains(row.getItem())
          && row.getKey().equals(results.aligned().attempt(row.getItem()))) {
        current.add(row.getItem());
      }
    }
    List<Row> open = new ArrayList<>();
    List<StageRow> done = new ArrayList<>();
    for (String name : clipped()) {
      if (!current.contains(name)) {
        String attempt = results.aligned().attempt(name);
        open.add(RowFactory.create(name, attempt));
        done.add(new StageRow(name, attempt, attempt));
      }
    }
    // What a recording has now may have fewer clips, or none.
    there.removeAll(current);
    for (String name : there) {
      settings.files().delete(root.resolve(name));
    }
    if (open.isEmpty()) {
      return;
    }
    Dataset<Row> rows = files(table, open);
    String target = root.toString();
    RemoteFiles files = settings.files();
    spark.sparkContext().setJobDescription("caesura: writing clips");
    rows.foreachPartition(
        (ForeachPartitionFunction<Row>)
            parts -> {
              while (parts.hasNext()) {
                Row part = parts.next();
                byte[] bytes = part.getAs("bytes");
                files.write(
                    Path.of(target, part.getString(part.fieldIndex("item")))
                        .resolve(part.getString(part.fieldIndex("file"))),
                    out -> out.write(bytes));
              }
            });
    published.add(spark.createDataset(done, Encoders.bean(StageRow.class)).coalesce(1));
    spark.sparkContext().setJobDescription(null);
  }

  /** Returns the files of attempts. */
  private Dataset<Row> files(StageTable table, List<Row> attempts) {
    Dataset<Row> wanted = frame(attempts, "wanted_item", "wanted_attempt");
    Dataset<Row> all = table.rows();
    Dataset<Row> rows = all.filter(all.col("file").isNotNull());
    return rows.join(
            functions.broadcast(wanted),
            rows.col("item")
                .equalTo(wanted.col("wanted_item"))
                .and(rows.col("attempt").equalTo(wanted.col("wanted_attempt"))))
        .select("item", "file", "bytes");
  }

  private Set<String> folders(Path root) throws IOException {
    Set<String> names = new TreeSet<>();
    org.apache.hadoop.fs.Path path = RemotePaths.path(root);
    try {
      for (FileStatus status : settings.files().system(path).listStatus(path)) {
        names.add(status.getPath().getName());
      }
      return names;
    } catch (FileNotFoundException e) {
      return new TreeSet<>();
    }
  }

  /** Filters and splits all sentences, and writes the records and the report. */
  BuildResult write(
      Tables tables,
      List<DocumentArchive.Entry> entries,
      List<String> remarks,
      List<BuildFailure> failures)
      throws IOException {
    List<Row> choice = new ArrayList<>();
    int index = 0;
    for (String name : config.recordings().keySet()) {
      if (results.words().isGood(name)) {
        choice.add(
            RowFactory.create(
                index++,
                name,
                results.words().attempt(name),
                results.matches().attempt(name),
                results.aligned().attempt(name)));
      }
    }
    spark.sparkContext().setJobDescription("caesura: writing");
    Dataset<Row> rows = frame(choice, "index", "name", "words_by", "match_by", "aligned_by");
    rows = withResult(rows, tables.words(), "words_by", "words");
    rows = withResult(rows, tables.matches(), "match_by", "match");
    rows = withResult(rows, tables.aligned(), "aligned_by", "aligned");
    Dataset<Row> sorted =
        rows.select("index", "name", "words", "match", "aligned")
            .orderBy("index")
            .persist(StorageLevel.DISK_ONLY());
    Path folder = Files.createTempDirectory("caesura");
    try {
      DocumentArchive archive = ExecutorContext.of(settings).archive(entries);
      BuildResult result =
          new CorpusFiles(config, archive, folder)
              .write(
                  receiver -> {
                    for (Iterator<Row> all = sorted.toLocalIterator(); all.hasNext(); ) {
                      receiver.take(recording(all.next()));
                    }
                  },
                  remarks,
                  failures);
      for (String file : written(folder)) {
        settings
            .files()
            .write(config.output().resolve(file), out -> Files.copy(folder.resolve(file), out));
      }
      return result;
    } finally {
      sorted.unpersist();
      spark.sparkContext().setJobDescription(null);
      for (String file : written(folder)) {
        Files.delete(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  private static List<String> written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Dataset<Row> withResult(
      Dataset<Row> rows, StageTable table, String attempt, String target) {
    Dataset<Row> all = table.rows();
    Dataset<Row> stored =
        all.filter(all.col("file").isNull())
            .select(
                all.col("item").as(target + "_item"),
                all.col("attempt").as(target + "_attempt"),
                all.col("result").as(target));
    return rows.join(
        stored,
        rows.col("name")
            .equalTo(stored.col(target + "_item"))
            .and(rows.col(attempt).equalTo(stored.col(target + "_attempt"))),
        "left");
  }

  private static BuiltRecording recording(Row row) throws IOException {
    String name = row.getString(1);
    Optional<JsonNode> match =
        row.isNullAt(3) ? Optional.empty() : Optional.of(StageJson.read(row.getString(3)));
    if (row.isNullAt(4)) {
      return new BuiltRecording(
          name,
          StageJson.read(row.getString(2)),
          match,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());
    }
    JsonNode result = StageJson.read(row.getString(4));
    boolean isMeasured = result.has("measured");
    return new BuiltRecording(
        name,
        StageJson.read(row.getString(2)),
        match,
        Optional.of(result.path("aligned")),
        isMeasured ? Optional.of(result.path("measured")) : Optional.empty(),
        isMeasured ? StageJson.lines(result.path("kept").asText()) : List.of(),
        isMeasured ? StageJson.lines(result.path("rejected").asText()) : List.of());
  }

  /** Writes the corpus with embedded audio, from the table of clips. */
  void writeParquet(StageTable table) throws IOException {
    List<Row> attempts = new ArrayList<>();
    for (String name : clipped()) {
      attempts.add(RowFactory.create(name, results.aligned().attempt(name)));
    }
    Dataset<Row> clips =
        files(table, attempts)
            .select(
                functions
                    .concat_ws(
                        "/",
                        functions.lit("recordings"),
                        functions.col("item"),
                        functions.col("file"))
                    .as("audio_path"),
                functions.col("bytes").as("audio_bytes"));
    new ParquetCorpusWriter(spark, settings.files())
        .write(config.output(), config.output().resolve("parquet"), Optional.of(clips));
  }
}
