package dev.caesura.corpus.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One session with two threads, and three attempts of each task, for all tests of the module. */
final class SharedSession {

  private static SparkSession session;

  private SharedSession() {}

  static synchronized SparkSession get() {
    if (session == null) {
      SparkSession.Builder builder = SparkSession.builder().master("local[2,3]").appName("tests");
      Map.of(
              "spark.ui.enabled", "false",
              "spark.sql.shuffle.partitions", "2",
              "spark.sql.codegen.wholeStage", "false",
              "spark.sql.codegen.factoryMode", "NO_CODEGEN",
              "spark.default.parallelism", "2",
              "spark.driver.host", "127.0.0.1",
              "spark.driver.bindAddress", "127.0.0.1",
              "spark.hadoop.fs.made.impl", MadeFileSystem.class.getName())
          .forEach(builder::config);
      session = builder.getOrCreate();
    }
    return session;
  }
}
