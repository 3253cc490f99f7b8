package dev.caesura.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalTopicsCommandTests {

  @TempDir private Path folder;
  private String err = "";

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(errors, true))
            .execute(
                Stream.concat(Stream.of("eval", "topics"), Stream.of(args)).toArray(String[]::new));
    err = errors.toString();
    assertEquals(code, found, err);
    return out.toString();
  }

  private List<JsonNode> json(int code, String... args) throws IOException {
    String[] all =
        Stream.concat(Stream.of("--format", "json"), Stream.of(args)).toArray(String[]::new);
    return new JsonMapper()
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(run(code, all))
        .readAll();
  }

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private static String topic(String file, int sentences) {
    return "{\"file\":\"x/%s\",\"topic\":\"1\",\"level\":1,\"sentences\":%d}"
        .formatted(file, sentences);
  }

  private static String tagged(double start, double end, String tag) {
    return "{\"topic\":\"%s\",\"start_seconds\":%s,\"end_seconds\":%s}".formatted(tag, start, end);
  }

  /** The window of 3 + 3 sentences is 2: one of four probes sees the boundary that is missed. */
  @Test
  void headingsAndRulesDivideSentences() throws IOException {
    String truth = file("ref.txt", "==========", "a", "b", "c", "==========", "d", "e", "f");
    String same =
        file("same.txt", "# One", "", "a", "b", "c", "# Two", "## Two one", "d", "e", "f");
    JsonNode equal = json(0, truth, same).get(0);
    assertEquals(0, equal.get("pk").asDouble());
    assertEquals(1, equal.get("segment_f1").asDouble());
    assertEquals(2, equal.get("topics").asInt());
    String shifted = file("shifted.txt", "# One", "a", "b", "# Two", "c", "d", "e", "f");
    JsonNode near = json(0, truth, shifted).get(0);
    assertEquals(0.5, near.get("window_diff").asDouble());
    assertEquals(0.5, near.get("boundary_similarity").asDouble());
    assertEquals(0, near.get("boundary_f1").asDouble());
    assertTrue(run(0, truth, shifted).contains("| ref.txt | sentences | 2 | 2 | 0.5000 |"));
  }

  @Test
  void deeperLevelsCountIfWanted() throws IOException {
    String truth = file("ref.txt", "# A", "a", "b", "## B", "c", "d", "# C", "e", "f");
    String found =
        file(
            "found.jsonl",
            "{\"topic\":\"1\",\"level\":1,\"sentences\":4}",
            "{\"topic\":\"1.1\",\"level\":2,\"sentences\":2}",
            "{\"topic\":\"1.2\",\"level\":2,\"sentences\":2}",
            "{\"topic\":\"2\",\"level\":1,\"sentences\":2}");
    assertEquals(2, json(0, truth, found).get(0).get("found").asInt());
    JsonNode deep = json(0, "--level", "2", truth, found).get(0);
    assertEquals(3, deep.get("found").asInt());
    assertEquals(1, deep.get("segment_f1").asDouble());
  }

  @Test
  void documentsArePairedByNameAndAveraged() throws IOException {
    String truth = file("ref.jsonl", topic("a", 2), topic("a", 2), topic("b", 4), topic("c", 1));
    String found = file("found.jsonl", topic("b", 4), topic("a", 4));
    List<JsonNode> rows = json(1, truth, found);
    assertEquals(
        List.of("a", "b", "mean"), rows.stream().map(r -> r.get("document").asText()).toList());
    assertEquals(0.5, rows.get(2).get("segment_f1").asDouble());
    assertTrue(err.contains("found.jsonl: expected topics of c; found none."), err);
  }

  @Test
  void tagsCountByTimeOfTheReference() throws IOException {
    String truth = file("ref.jsonl", tagged(0, 30, "bill"), tagged(30, 60, "none of these"));
    String found = file("found.jsonl", tagged(0, 24, "bill"), tagged(24, 54, "none of these"));
    JsonNode row = json(0, truth, found).get(0);
    assertEquals("time", row.get("by").asText());
    // 24 s and 24 s of 60: 6 s have the wrong tag, and 6 s have none.
    assertEquals(0.8, row.get("tag_accuracy").asDouble(), 1e-9);
    assertEquals(0, row.get("boundary_f1_within_3_s").asDouble());
  }

  @Test
  void badInputIsRefusedWithItsPlace() throws IOException {
    String truth = file("ref.txt", "# A", "a", "b");
    run(1, truth, file("longer.txt", "a", "b", "c"));
    assertTrue(err.contains("longer.txt: ref.txt: found 3 units: expected 2"), err);
    run(1, truth, file("empty.txt", "", "# A"));
    assertTrue(err.contains("empty.txt: expected topics; found none."), err);
    run(1, truth, file("bad.jsonl", topic("a", 2), topic("a", 0)));
    assertTrue(err.contains("bad.jsonl, line 2: expected a number of sentences"), err);
    run(1, truth, file("times.jsonl", tagged(0, 2, "x")));
    assertTrue(err.contains("expected sentences or times on both sides"), err);
    run(1, truth, file("back.jsonl", tagged(5, 2, "x")));
    assertTrue(err.contains("back.jsonl, line 1: expected 0 <= start_seconds"), err);
    run(2, "--level", "0", truth, truth);
  }
}
