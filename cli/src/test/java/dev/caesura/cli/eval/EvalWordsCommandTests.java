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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalWordsCommandTests {

  @TempDir private Path folder;
  private Path said;
  private Path heard;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws IOException {
    said = Files.writeString(folder.resolve("said.trn"), "We met in 1984. (a-1)\nYes! (b-1)\n");
    heard =
        Files.writeString(
            folder.resolve("heard.trn"), "we met nineteen eighty four (a-1)\nyes (b-1)\n");
  }

  private int run(String... args) {
    return Caesura.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void tableAndAlignment() {
    int code =
        run(
            "eval",
            "words",
            said.toString(),
            heard.toString(),
            "--by",
            "file,speaker",
            "--alignment");
    assertEquals(0, code, err.toString());
    String text = out.toString();
    assertTrue(text.contains("REF: we met in nineteen eighty four"), text);
    assertTrue(text.contains("HYP: we met ** nineteen eighty four"), text);
    assertTrue(text.matches("(?s).*a-1 +6 +5 +0 +1 +0 +16\\.67%.*"), text);
    assertTrue(text.matches("(?s).*speaker b +1 +1 +0 +0 +0 +0\\.00%.*"), text);
    assertTrue(text.matches("(?s).*all +7 +6 +0 +1 +0 +14\\.29%.*"), text);
    assertTrue(text.contains("mean WER of 2 files 8.33%; files with errors 50.00%"), text);
  }

  @Test
  void json() throws IOException {
    int code =
        run(
            "eval",
            "words",
            said.toString(),
            heard.toString(),
            "--unit",
            "characters",
            "--format",
            "json");
    assertEquals(0, code, err.toString());
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertEquals("characters", json.get("unit").asText());
    assertEquals(14, json.get("all").get("reference").asInt());
    assertEquals(2, json.get("files").size());
    assertEquals("b", json.get("speakers").get(1).get("speaker").asText());
  }

  @Test
  void missingUtterancesAreFailures() throws IOException {
    Files.writeString(heard, "yes (b-1)\n");
    assertEquals(1, run("eval", "words", said.toString(), heard.toString()));
    assertTrue(
        err.toString().contains("expected words of a-1; found none. They count as deleted."));
    assertTrue(out.toString().contains("all"));
    assertEquals(1, run("eval", "words", said.toString(), folder.resolve("no").toString()));
    assertTrue(err.toString().contains("no such file"), err.toString());
  }
}
