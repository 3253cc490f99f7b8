package dev.caesura.bench.topic;

import dev.caesura.bench.BenchmarkList;

/** Benchmarks of topics. */
public final class TopicBenchmarks {

  private TopicBenchmarks() {}

  /**
   * Returns the benchmarks of this package.
   *
   * @return the benchmarks
   */
  public static BenchmarkList list() {
    return new BenchmarkList()
        .add(
            "topics",
            "Pk, WindowDiff and boundary similarity of each method, on documents with known topics",
            Topics::run)
        .add(
            "call-tags",
            "tagged-time accuracy of topics with anchors on simulated calls, and without smoothing",
            CallTags::run);
  }
}
