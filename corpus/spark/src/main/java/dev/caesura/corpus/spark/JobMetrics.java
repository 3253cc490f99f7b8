package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildStage;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts of a build in Spark's user interface: items of each stage, and hours. Repeated attempts
 * count again, so these are for people to watch; results never depend on them.
 */
final class JobMetrics implements Serializable {

  private static final long serialVersionUID = 1;

  private final EnumMap<BuildStage, LongAccumulator> done = new EnumMap<>(BuildStage.class);
  private final EnumMap<BuildStage, LongAccumulator> failed = new EnumMap<>(BuildStage.class);
  private final DoubleAccumulator decoded;
  private final DoubleAccumulator kept;

  JobMetrics(SparkContext context) {
    for (BuildStage stage : BuildStage.values()) {
      String name = "caesura " + stage.toString().toLowerCase(Locale.ROOT);
      done.put(stage, context.longAccumulator(name + " done"));
      failed.put(stage, context.longAccumulator(name + " failed"));
    }
    decoded = context.doubleAccumulator("caesura hours decoded");
    kept = context.doubleAccumulator("caesura hours aligned");
  }

  void done(BuildStage stage, boolean isGood) {
    (isGood ? done : failed).get(stage).add(1);
  }

  void decoded(double seconds) {
    decoded.add(seconds / 3600);
  }

  void kept(double seconds) {
    kept.add(seconds / 3600);
  }

  /** Returns the items that were run in each stage. */
  Map<BuildStage, Long> done() {
    Map<BuildStage, Long> counts = new EnumMap<>(BuildStage.class);
    done.forEach((stage, count) -> counts.put(stage, count.value()));
    return counts;
  }
}
