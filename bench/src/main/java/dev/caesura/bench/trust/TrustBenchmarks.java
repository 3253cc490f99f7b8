package dev.caesura.bench.trust;

import dev.caesura.bench.Benchmark;

/** The benchmarks of this package. */
public final class TrustBenchmarks {

  private TrustBenchmarks() {}

  /** Receiver of benchmarks, in the order of the list. */
  @FunctionalInterface
  public interface Listing {

    /**
     * Adds a benchmark.
     *
     * @param name its name on the command line
     * @param shows what it prints, in one line
     * @param benchmark the benchmark
     */
    void add(String name, String shows, Benchmark benchmark);
  }

  /**
   * Lists the benchmarks.
   *
   * @param listing takes each
   */
  public static void list(Listing listing) {
    listing.add(
        "faults",
        "faults of the disk under every tool that writes: what each reports and leaves",
        Faults::run);
  }
}
