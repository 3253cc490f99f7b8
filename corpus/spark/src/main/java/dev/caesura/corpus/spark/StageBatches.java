package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildProgress;
import dev.caesura.corpus.build.BuildStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the items of a stage in batches, each of which is committed as a whole: a driver that is
 * killed loses one batch. Not thread-safe.
 */
final class StageBatches {

  /** Items of a batch for each core, and partitions of it. */
  private static final int ITEMS_PER_CORE = 64;

  private static final int PARTITIONS_PER_CORE = 16;
  private static final int MIN_BATCH = 256;

  private final SparkSession spark;
  private final BuildProgress progress;
  private final int cores;

  StageBatches(SparkSession spark, BuildProgress progress) {
    this.spark = spark;
    this.progress = progress;
    this.cores = Math.max(1, spark.sparkContext().defaultParallelism());
  }

  /** Adds columns of earlier stages to the items of a batch. */
  @FunctionalInterface
  interface Input {
    Dataset<Row> of(Dataset<Row> items, int partitions);
  }

  /**
   * Runs what is not known yet.
   *
   * @param stage the stage, for progress
   * @param table receives the results
   * @param items all items of the stage
   * @param keys their fingerprints
   * @param failures receives the failures
   * @return the result of each item, known or new
   */
  ChosenRows run(
      BuildStage stage,
      StageTable table,
      List<StageItem> items,
      Map<String, String> keys,
      Input input,
      ItemTask task,
      List<BuildFailure> failures)
      throws IOException {
    ChosenRows chosen = new ChosenRows();
    chosen.choose(table.results(), keys);
    List<StageItem> open = items.stream().filter(item -> !chosen.has(item.getItem())).toList();
    int done = items.size() - open.size();
    progress.update(stage, done, items.size(), -1);
    int size = Math.max(MIN_BATCH, ITEMS_PER_CORE * cores);
    long started = System.nanoTime();
    for (int from = 0; from < open.size(); from += size) {
      List<StageItem> batch = open.subList(from, Math.min(open.size(), from + size));
      spark.sparkContext().setJobDescription("caesura: " + stage.title());
      Dataset<Row> with = input.of(partitioned(batch).toDF(), partitions(batch.size()));
      Dataset<StageRow> rows =
          with.as(Encoders.bean(StageItem.class))
              .mapPartitions(task, Encoders.bean(StageRow.class));
      chosen.take(table.add(rows), batch, failures);
      int fresh = from + batch.size();
      double left = (System.nanoTime() - started) / 1e9 / fresh * (open.size() - fresh);
      progress.update(stage, done + fresh, items.size(), left);
    }
    spark.sparkContext().setJobDescription(null);
    return chosen;
  }

  /** Returns items in partitions of about the same number. */
  private Dataset<StageItem> partitioned(List<StageItem> items) {
    int partitions = partitions(items.size());
    return spark.createDataset(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(new ArrayList<>(items), partitions)
            .rdd(),
        Encoders.bean(StageItem.class));
  }

  int partitions(int items) {
    return Math.max(1, Math.min(items, PARTITIONS_PER_CORE * cores));
  }
}
