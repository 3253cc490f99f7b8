package dev.caesura.bench.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.bench.Benchmark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Short runs of what the benchmarks of trust do at length. */
@Timeout(300)
class TrustBenchmarksTests {

  private static String run(Benchmark benchmark, String... args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        benchmark.run(
            Path.of("."), List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, printed);
    return printed;
  }

  /** Needs a process of its own: its default file system has the faults. */
  @Test
  void faultsOfTheDiskAreReportedAndLeaveNothingHalf() throws Exception {
    String printed = run(Faults::run, "--places", "3", "--only", "augment");
    assertTrue(printed.contains("| augment | 3 | 3 | 3 | 3 | 3 | 1 | 0 |"), printed);
  }

  @Test
  void manyThreadsGetTheAnswersOfOne() throws Exception {
    String printed = run(Load::run, "--seconds", "1", "--threads", "4");
    assertTrue(printed.contains("Not as it must: 0."), printed);
    assertTrue(printed.matches("(?s).*Closed during runs: [1-9].*"), printed);
  }

  @Test
  void aKilledDownloadGoesOn() throws Exception {
    String printed = run(Kills::run, "--kills", "1", "--only", "models");
    assertTrue(printed.contains("| models get | 1 | "), printed);
  }
}
