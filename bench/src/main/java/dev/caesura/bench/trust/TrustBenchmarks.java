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
            Faults::run);
  }
}
