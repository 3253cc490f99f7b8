package dev.caesura.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  void wrongOptionsAreReported() throws Exception {
    assertEquals(2, run("stream-day", "--hours", "0"));
    assertEquals(2, run("adaptation", "--data", "testdata", "--sets", "verse,prose"));
    assertEquals(2, run("align-order", "--seeds", "3"));
    assertEquals(
        List.of(
            "bench/run stream-day: --hours 0: expected a number of at least 1",
            "bench/run adaptation: --sets verse,prose: expected some of verse, verse-asr, legal,"
                + " calls-asr, spoken, spoken-asr, written",
            "bench/run align-order: expected no further argument; found --seeds"),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void missingDataIsReported() throws Exception {
    assertEquals(0, run("sentences", "--data", "absent"));
    assertEquals(
        "sentences: skipped: "
            + Path.of("absent", "text", "dev")
            + ": expected a folder of reference data; found none. Name it with --data DIR.",
        out.toString(StandardCharsets.UTF_8).strip());
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
