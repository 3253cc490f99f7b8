package dev.caesura.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON Lines, folders, patterns, compressed files and folders of results. */
class SplitFilesTests {

  private static final String TWO = "One is here. Two is there.";

  @TempDir private Path folder;
  private String err = "";

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    List<String> all = new ArrayList<>(List.of("split", "--splitter", "rules"));
    all.addAll(List.of(args));
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(errors, true))
            .execute(all.toArray(String[]::new));
    err = errors.toString();
    assertEquals(code, found, err);
    return out.toString();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String records(int code, String text, String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("--input", "jsonl"));
    all.addAll(List.of(args));
    all.add(file("a.jsonl", text).toString());
    return run(code, all.toArray(String[]::new));
  }

  @Test
  void recordsKeepTheirFieldsAndGetSentences() throws IOException {
    String rest = "\"id\": 1.50e3, \"n\" : [null, {}],\"big\":12345678901234567890123";
    String line = "{" + rest + ", \"text\":\"\uD83D\uDE00 One.  Two\\u00e9 is.\" }";
    String found = records(0, line + "\n\n \r\n" + line);
    assertEquals(2, found.lines().count());
    assertTrue(
        found.startsWith("{" + rest + ", \"text\":\"\uD83D\uDE00 One.  Two\\u00e9 is.\" ,"), found);
    JsonNode node = new JsonMapper().readTree(found.lines().findFirst().orElseThrow());
    String text = node.get("text").asText();
    assertEquals(2, node.get("sentences").size());
    for (JsonNode sentence : node.get("sentences")) {
      int start = text.offsetByCodePoints(0, sentence.get("start").asInt());
      int end = text.offsetByCodePoints(0, sentence.get("end").asInt());
      assertEquals(sentence.get("text").asText(), text.substring(start, end));
    }
    assertEquals(8, node.get("sentences").get(1).get("start").asInt());
    assertEquals(
        1,
        new JsonMapper()
            .readTree(records(0, line, "--into", "s"))
            .get("s")
            .get(0)
            .get("probability")
            .asInt());
    assertEquals("{\"text\":\"\",\"sentences\":[]}\n", records(0, "{\"text\":\"\"}"));
  }

  @Test
  void fieldsMayBeNested() throws IOException {
    String line = "{\"a\":{\"b.c\":{\"d\":\"" + TWO + "\"}}, \"text\":\"x\"}";
    assertTrue(records(0, line, "--field", "a.b.c.d").contains("\"text\":\"Two is there.\""));
    assertTrue(
        records(0, "{\"a.b\":\"p\",\"a\":{\"b\":\"q\"}}", "--field", "a.b")
            .contains("\"p\",\"start\""));
    records(1, line, "--field", "a.b");
    assertTrue(err.contains("a.jsonl, line 1: expected a field 'a.b'; found 'a, text'."), err);
    records(1, line, "--field", "a");
    assertTrue(err.contains("line 1: expected a string in field 'a'; found '{\"b.c\""), err);
    records(1, line, "--field", "");
    records(1, line, "--field", ".");
  }

  @Test
  void badLinesAreReportedAndTheOthersAreSplit() throws IOException {
    String good = "{\"text\":\"" + TWO + "\"}";
    String[] bad = {
      "{\"text\":",
      "[]",
      "{\"txt\":\"a\"}",
      "{\"text\":null}",
      "{\"text\":3}",
      "{\"text\":\"a\"} x",
      "\u0000",
      "{\"text\":\"a\",\"text\":\"b\"}",
      "{\"text\":\"a\",\"sentences\":[]}",
      "nonsense",
      "{\"text\":\"a\u0000\"}",
      "{\"a\":".repeat(3000),
      "\"text\"",
      "{'text':'a'}",
      "{\"text\":NaN}"
    };
    for (String each : bad) {
      String text = good + "\n" + each + "\n" + good + "\n";
      assertEquals(2, records(1, text).lines().count(), each);
      assertTrue(err.contains("a.jsonl, line 2: expected "), each + " " + err);
      assertEquals(1, err.lines().count(), err);
      assertEquals(2, records(0, text, "--lenient").lines().count(), each);
      assertTrue(err.startsWith("caesura: left out: "), err);
    }
    assertEquals("", records(0, ""));
    assertEquals("", records(1, "x".repeat(300_000)));
    assertTrue(err.length() < 900, err);
  }

  @Test
  void halvesOfSurrogatePairsAreWritten() throws IOException {
    String found = records(0, "{\"text\":\"a \\ud800 b\"}");
    assertTrue(
        found.contains("\"sentences\":[{\"text\":\"a \\uD800 b\",\"start\":0,\"end\":5"), found);
    JsonNode node = new JsonMapper().readTree(found);
    assertEquals("a \uD800 b", node.get("sentences").get(0).get("text").asText());
  }

  @Test
  void recordsThatAreLeftOutKeepTheirNumbers() throws IOException {
    Path all = file("left-out.jsonl", "{\"text\":\"One.\"}\n\nno record\n{\"text\":\"Two.\"}\n");
    String found = run(0, "--input", "jsonl", "--json", "--lenient", all.toString());
    List<Integer> documents = new ArrayList<>();
    for (String line : found.split("\n")) {
      documents.add(new JsonMapper().readTree(line).get("document").asInt());
    }
    assertEquals(List.of(0, 2), documents);
  }

  @Test
  void sentencesAreNumberedAndFilesAreNamed() throws IOException {
    Path first = file("x/a.jsonl", "{\"text\":\"" + TWO + "\"}\n{\"text\":\"Three.\"}\n");
    Path second = file("x/b.ndjson", "{\"text\":\"Four.\"}");
    file("x/c.txt", "no");
    String found = run(0, "--input", "jsonl", "--json", folder.resolve("x").toString());
    List<String> rows = new ArrayList<>();
    for (String line : found.split("\n")) {
      JsonNode node = new JsonMapper().readTree(line);
      rows.add(
          Path.of(node.get("file").asText()).getFileName()
              + " "
              + node.get("document")
              + " "
              + node.get("sentence")
              + " "
              + node.get("text").asText());
    }
    assertEquals(
        List.of(
            "a.jsonl 0 0 One is here.",
            "a.jsonl 0 1 Two is there.",
            "a.jsonl 1 0 Three.",
            "b.ndjson 0 0 Four."),
        rows);
    assertFalse(
        run(0, "--input", "jsonl", "--json", second.toString()).contains("\"file\""),
        first.toString());
  }

  @Test
  void foldersPatternsAndCompressedFilesAreRead() throws IOException {
    file("t/one.txt", "One.");
    file("t/sub/two.MD", "Two.");
    file("t/other.bin", "no");
    Path zipped = folder.resolve("t/three.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write("Three.".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("One.\nTwo.\nThree.\n", run(0, folder.resolve("t").toString()));
    assertEquals("One.\n", run(0, folder + "/t/*.txt"));
    assertEquals("Three.\n", run(0, zipped.toString()));
    byte[] whole = Files.readAllBytes(zipped);
    Files.write(zipped, java.util.Arrays.copyOf(whole, whole.length - 9));
    run(1, zipped.toString());
    assertTrue(err.contains("three.txt.gz: expected a whole gzip file"), err);
    assertEquals(
        "One.\n", run(1, folder + "/t/none-*.txt", folder + "/t/one.txt", folder + "/no.txt"));
    run(2, "-", "-");
    run(2, "--field", "a");
    run(2, "--redo");
  }

  @Test
  void resultsAreWrittenWholeAndResumed() throws IOException {
    file("in/a.txt", TWO);
    file("in/sub/a.txt", "Three.");
    file("in/sub/a.md", "Four.");
    Files.write(folder.resolve("in/bad.txt"), new byte[] {'a', (byte) 0xFF});
    String out = folder.resolve("out").toString();
    String[] args = {"--out-dir", out, folder.resolve("in").toString()};
    assertEquals("", run(1, args));
    assertTrue(err.contains("bad.txt, line 1, byte 1: expected UTF-8"), err);
    assertEquals("One is here.\nTwo is there.\n", Files.readString(Path.of(out, "a.txt")));
    assertFalse(Files.exists(Path.of(out, "bad.txt")));
    try (var all = Files.walk(Path.of(out))) {
      // Two inputs of one stem keep their extensions; nothing else is left.
      assertEquals(4, all.filter(Files::isRegularFile).count());
    }
    Path a = Path.of(out, "a.txt");
    Files.writeString(a, "kept\n");
    Files.delete(folder.resolve("in/bad.txt"));
    run(0, args);
    assertEquals("kept\n", Files.readString(a));
    Files.setLastModifiedTime(
        folder.resolve("in/a.txt"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    run(0, args);
    assertEquals("One is here.\nTwo is there.\n", Files.readString(a));
    run(1, "--out-dir", out, "--min-chars", "3", folder.resolve("in").toString());
    assertTrue(err.contains("expected results of the same settings"), err);
    run(0, "--out-dir", out, "--redo", "--min-chars", "3", folder.resolve("in").toString());
    file("r.jsonl", "{\"text\":\"a\"}\nx\n");
    run(1, "--input", "jsonl", "--out-dir", out + "2", folder.resolve("r.jsonl").toString());
    assertTrue(err.contains("r.jsonl, line 2: expected a JSON object"), err);
    assertTrue(err.contains("Nothing was written; see --lenient."), err);
    assertFalse(Files.exists(Path.of(out + "2", "r.jsonl")));
    run(
        0,
        "--input",
        "jsonl",
        "--lenient",
        "--redo",
        "--out-dir",
        out + "2",
        folder.resolve("r.jsonl").toString());
    assertTrue(
        Files.readString(Path.of(out + "2", "r.jsonl"))
            .startsWith("{\"text\":\"a\",\"sentences\":[{"));
  }

  @Test
  void chunksAreCountedInTokens() throws IOException {
    Path root = Path.of(System.getProperty("caesura.testdata")).toAbsolutePath().getParent();
    String tokenizer =
        root.resolve(
                "models/sat/src/test/resources/dev/caesura/models/text/sat/single/tokenizer.json")
            .toString();
    Path text = file("c.txt", "One is here. ".repeat(20) + "\n\n" + "abc ".repeat(60) + "end.");
    String[] args = {
      "--pack",
      "--max-tokens",
      "40",
      "--tokenizer",
      tokenizer,
      "--overlap-sentences",
      "1",
      text.toString()
    };
    String plain = run(0, args);
    assertTrue(plain.startsWith("One is here. One is here."), plain);
    assertTrue(err.contains("c.txt, character 262: expected a sentence within --max-tokens"), err);
    assertEquals(1, err.lines().count(), err);
    List<String> json = new ArrayList<>(List.of(args));
    json.add(0, "--json");
    String whole = Files.readString(text);
    int reached = 0;
    int chunk = 0;
    for (String line : run(0, json.toArray(String[]::new)).split("\n")) {
      JsonNode node = new JsonMapper().readTree(line);
      assertEquals(chunk++, node.get("chunk").asInt());
      int start = node.get("start").asInt();
      assertEquals(
          node.get("text").asText(), whole.substring(start, node.get("end").asInt()), line);
      assertTrue(node.get("tokens").asInt() <= 40, line);
      if (chunk > 1 && start < 260) {
        assertTrue(start < reached, "no overlap: " + line);
      }
      reached = node.get("end").asInt();
    }
    assertEquals(whole.length(), reached);
    String record =
        records(
            0,
            "{\"text\":\"" + TWO + "\"}",
            "--pack",
            "--max-tokens",
            "40",
            "--tokenizer",
            tokenizer);
    assertTrue(
        record.contains(
            "\"sentences\":[{\"text\":\"" + TWO + "\",\"start\":0,\"end\":26,\"sentences\":2,"),
        record);
    run(1, "--pack", "--max-tokens", "1", "--tokenizer", tokenizer, text.toString());
    run(1, "--pack", "--max-tokens", "9", "--tokenizer", text.toString(), text.toString());
    run(2, "--max-tokens", "9", "--tokenizer", tokenizer);
    run(2, "--pack", "--max-tokens", "9");
    run(2, "--pack", "--tokenizer", tokenizer);
    run(2, "--pack", "--max-tokens", "0", "--tokenizer", tokenizer);
    run(2, "--pack", "--max-tokens", "9", "--target", "9", "--tokenizer", tokenizer);
  }
}
