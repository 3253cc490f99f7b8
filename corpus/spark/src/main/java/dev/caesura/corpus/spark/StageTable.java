package dev.caesura.corpus.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Results of a stage as Parquet: one folder for each batch of items. Spark commits the rows of a
 * task when one of its attempts has succeeded, and a batch when all tasks have; a folder without
 * that mark counts as nothing. Not thread-safe.
 */
final class StageTable {

  private static final String DONE = "_SUCCESS";

  private final SparkSession spark;
  private final Path folder;
  private final List<String> batches = new ArrayList<>();

  StageTable(SparkSession spark, RemoteFiles files, Path folder) throws IOException {
    this.spark = spark;
    this.folder = folder;
    for (Path batch : list(files, folder)) {
      if (files.exists(batch.resolve(DONE))) {
        batches.add(RemotePaths.path(batch).toString());
      } else {
        files.delete(batch);
      }
    }
  }

  private static List<Path> list(RemoteFiles files, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    org.apache.hadoop.fs.Path path = RemotePaths.path(folder);
    FileSystem system = files.system(path);
    try {
      for (FileStatus status : system.listStatus(path)) {
        if (status.isDirectory()) {
          found.add(folder.resolve(status.getPath().getName()));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  /** Returns all rows; there may be several results of an item. */
  Dataset<Row> rows() {
    return read(batches);
  }

  private Dataset<Row> read(List<String> paths) {
    return paths.isEmpty()
        ? spark.createDataset(List.of(), Encoders.bean(StageRow.class)).toDF()
        : spark
            .read()
            .schema(Encoders.bean(StageRow.class).schema())
            .parquet(paths.toArray(new String[0]));
  }

  /** Returns the results, without what they are. */
  List<StageRow> results() {
    return results(batches);
  }

  private List<StageRow> results(List<String> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    Dataset<Row> rows = read(paths);
    return rows.filter(rows.col("file").isNull())
        .withColumn("result", functions.lit(null).cast("string"))
        .withColumn("bytes", functions.lit(null).cast("binary"))
        .as(Encoders.bean(StageRow.class))
        .collectAsList();
  }

  /** Adds a batch; returns its results, without what they are. */
  List<StageRow> add(Dataset<StageRow> rows) {
    Path batch = folder.resolve(UUID.randomUUID().toString());
    String path = RemotePaths.path(batch).toString();
    rows.write().parquet(path);
    batches.add(path);
    return results(List.of(path));
  }
}
