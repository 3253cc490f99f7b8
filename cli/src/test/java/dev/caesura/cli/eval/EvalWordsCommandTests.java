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
import java.util.Locale;
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

  /** Turns of speakers who talk at once are compared whole, in any order of the reference. */
  @Test
  void identicalTextsOfOverlappingSpeakersHaveNoErrors() throws IOException {
    String[] words = {
      "we have to look at the budget", "that is not what you promised", "thank you"
    };
    double[] starts = {0, 1.05, 4};
    String[] speakers = {"A", "B", "A"};
    StringBuilder channels = new StringBuilder();
    StringBuilder stm = new StringBuilder();
    StringBuilder json = new StringBuilder("{\"segments\":[");
    for (int i = 0; i < words.length; i++) {
      String[] each = words[i].split(" ");
      StringBuilder list = new StringBuilder();
      for (int k = 0; k < each.length; k++) {
        double start = starts[i] + 0.3 * k;
        channels.append(
            String.format(Locale.ROOT, "talk %s %.2f 0.25 %s\n", speakers[i], start, each[k]));
        list.append(
            String.format(
                Locale.ROOT,
                "%s{\"word\":\"%s\",\"start\":%.2f,\"end\":%.2f}",
                k == 0 ? "" : ",",
                each[k],
                start,
                start + 0.25));
      }
      double end = starts[i] + 0.3 * each.length;
      stm.append(
          String.format(
              Locale.ROOT, "talk 1 %s %.2f %.2f %s\n", speakers[i], starts[i], end, words[i]));
      json.append(
          String.format(
              Locale.ROOT,
              "%s{\"start\":%.2f,\"end\":%.2f,\"speaker\":\"%s\",\"words\":[%s]}",
              i == 0 ? "" : ",",
              starts[i],
              end,
              speakers[i],
              list));
    }
    Path[] files = {
      Files.writeString(folder.resolve("talk.ctm"), channels),
      Files.writeString(folder.resolve("talk.stm"), stm),
      Files.writeString(folder.resolve("talk.json"), json.append("]}"))
    };
    int[][] orders = {{0, 1, 2}, {0, 2, 1}};
    for (Path file : files) {
      for (int i = 0; i < orders.length; i++) {
        String text = words[orders[i][0]] + "\n" + words[orders[i][1]] + "\n" + words[orders[i][2]];
        Path reference = Files.writeString(folder.resolve("reference.txt"), text + "\n");
        assertNoErrors(reference, file);
      }
      for (Path other : files) {
        assertNoErrors(other, file);
      }
    }
  }

  private void assertNoErrors(Path reference, Path hypothesis) throws IOException {
    out.getBuffer().setLength(0);
    String[] command = {
      "eval", "words", reference.toString(), hypothesis.toString(), "--format", "json"
    };
    assertEquals(0, run(command), err.toString());
    JsonNode all = new JsonMapper().readTree(out.toString()).get("all");
    assertEquals(15, all.get("reference").asInt(), reference + " " + hypothesis + out);
    assertEquals(15, all.get("correct").asInt(), reference + " " + hypothesis + out);
    assertEquals(0, all.get("insertions").asInt(), reference + " " + hypothesis + out);
  }

  /** One recording has the same name in any program's spelling. */
  @Test
  void recordingsMatchByName() throws IOException {
    Path ctm =
        Files.writeString(
            folder.resolve("a.ctm"), "/data/talk.wav 1 0 1 yes\n/data/other.wav 1 0 1 no\n");
    Path stm =
        Files.writeString(folder.resolve("b.stm"), "talk 1 s 0 1.0 yes\nother 1 s 0 1.0 no\n");
    assertEquals(0, run("eval", "words", stm.toString(), ctm.toString()), err.toString());
    assertTrue(out.toString().matches("(?s).*all +2 +2 +0 +0 +0 +0\\.00%.*"), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(
        0,
        run("eval", "words", stm.toString(), ctm.toString(), "--recording", "talk.flac"),
        err.toString());
    assertTrue(out.toString().matches("(?s).*all +1 +1 +0 +0 +0 +0\\.00%.*"), out.toString());
  }
}
