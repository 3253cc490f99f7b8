package dev.caesura.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Benchmarks by name, in the order in which they were added. Not thread-safe. */
public final class BenchmarkList {

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Creates an empty list. */
  public BenchmarkList() {}

  /**
   * Benchmark with its description.
   *
   * @param shows what its table shows
   * @param benchmark the benchmark
   */
  record Entry(String shows, Benchmark benchmark) {}

  /**
   * Adds a benchmark.
   *
   * @param name its name on the command line
   * @param shows what its table shows
   * @param benchmark the benchmark
   * @return this list
   * @throws IllegalArgumentException if the name is taken
   */
  public BenchmarkList add(String name, String shows, Benchmark benchmark) {
    if (entries.put(name, new Entry(shows, benchmark)) != null) {
      throw new IllegalArgumentException("name: expected a new one; found " + name);
    }
    return this;
  }

  BenchmarkList addAll(BenchmarkList other) {
    other.entries.forEach((name, entry) -> add(name, entry.shows(), entry.benchmark()));
    return this;
  }

  Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }
}
