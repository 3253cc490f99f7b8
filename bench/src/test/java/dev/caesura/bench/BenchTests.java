package dev.caesura.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTests {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) throws Exception {
    return Bench.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void allBenchmarksAreListedWithoutAName() throws Exception {
    assertEquals(0, run());
    String list = out.toString(StandardCharsets.UTF_8);
    assertTrue(list.contains("mine-stages"));
    BenchNames.all()
        .forEach(name -> assertTrue(list.matches("(?s).*  " + name + " +\\S+( \\S+){3,}.*"), name));
  }

  @Test
  void unknownNamesAreReported() throws Exception {
    assertEquals(2, run("none"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("mine-stages"));
    assertEquals(2, run("mine-stages", "--data"));
  }

  @Test
  void splitLimitsReportWhetherTheTextIsTheSame() throws Exception {
    for (String kind : List.of("LINE", "LINE_FEEDS", "SURROGATES")) {
      assertEquals(0, run("split-limits", "--one", kind, "rules", "300000"));
    }
    String rows = out.toString(StandardCharsets.UTF_8);
    assertEquals(3, rows.lines().filter(row -> row.endsWith("| yes |")).count(), rows);
    assertEquals(2, run("split-limits", "--only", "nothing"));
  }
}
