package dev.caesura.bench.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkEstimateTests {

  private static final SparkEstimate ESTIMATE = new SparkEstimate(36, 800, 0.0005, 2000, 9000);

  @Test
  void isProportionalToTheHours() {
    assertEquals(8e6, ESTIMATE.sentences(10_000));
    assertEquals(1, ESTIMATE.stageHours(10_000, 100), 1e-9);
    assertEquals(8e6 * 0.0005 / 3600, ESTIMATE.writeHours(10_000), 1e-9);
  }

  @Test
  void namesTheScarcestResourceFirst() {
    List<SparkEstimate.Demand> demands = ESTIMATE.demands(60_000, 800);
    for (int d = 1; d < demands.size(); d++) {
      assertTrue(demands.get(d - 1).share() >= demands.get(d).share());
    }
    // 540 million words have 2,430 million shingles, of which 67 million fit.
    assertTrue(demands.get(0).what().startsWith("shingles"), demands.toString());
    assertEquals(36.2, demands.get(0).share(), 0.1);
    SparkEstimate.Demand memory =
        demands.stream().filter(d -> d.what().startsWith("memory")).findFirst().orElseThrow();
    assertEquals(96, memory.amount(), 1e-9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ESTIMATE.print(60_000, 50, 16, new PrintStream(out, true, StandardCharsets.UTF_8));
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("| core hours of all stages but writing | 600.0 |"), text);
    assertTrue(text.contains("| memory of the driver for distinct sentences | 96.0 GB |"), text);
  }
}
