package dev.caesura.bench;

import java.util.Set;

/** Gives tests of other packages the names of the benchmarks. */
public final class BenchNames {

  private BenchNames() {}

  /** Returns the names of all benchmarks. */
  public static Set<String> all() {
    return Bench.names();
  }
}
