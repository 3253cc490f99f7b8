package dev.caesura.bench;

import java.util.Set;

/** Lets tests of other packages see which benchmarks there are. */
public final class BenchNames {

  private BenchNames() {}

  /** All names. */
  public static Set<String> all() {
    return Bench.names();
  }
}
