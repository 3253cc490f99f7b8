package dev.caesura.bench.trust;

import dev.caesura.bench.BenchmarkList;

/** Benchmarks of faults and load. */
public final class TrustBenchmarks {

  private TrustBenchmarks() {}

  /**
   * Returns them in the order in which they are listed.
   *
   * @return a new list
   */
  public static BenchmarkList list() {
    return new BenchmarkList()
        .add(
            "faults",
            "faults of the disk under every tool that writes: what each reports and leaves",
            Faults::run)
        .add(
            "kills",
            "mine and models get, killed at random moments and started again: what is left",
            Kills::run)
        .add(
            "load",
            "many threads on shared models: same answers, latency, memory, close during runs",
            Load::run);
  }
}
