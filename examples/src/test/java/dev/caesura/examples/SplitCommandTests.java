package dev.caesura.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.models.text.CompactBoundaries;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.length.Lengths;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCommandTests {

  private static final String TEXT =
      "\uFEFFMr. Smith \uD83D\uDE00 came home.\nIt rained  in\nthe garden.\n\n  Was anyone awake?\n";

  @TempDir private Path folder;

  private String run(int code, String text, String... args) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    String[] all = new String[args.length + 2];
    all[0] = "split";
    System.arraycopy(args, 0, all, 1, args.length);
    all[all.length - 1] = file.toString();
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    assertEquals(code, found, err::toString);
    return out.toString();
  }

  @Test
  void everySplitterDoesIt() throws IOException {
    for (String splitter : new String[] {"compact", "rules", "icu", "breakiterator"}) {
      String lines = run(0, TEXT, "--splitter", splitter);
      assertTrue(lines.endsWith("It rained  in the garden.\nWas anyone awake?\n"), lines);
    }
  }

  @Test
  void jsonTellsWhereSentencesAre() throws IOException {
    String plain = TEXT.substring(1);
    StringBuilder joined = new StringBuilder();
    for (String option : new String[] {"--keep-space", "--paragraphs"}) {
      String lines = run(0, TEXT, "--json", "--splitter", "rules", option);
      for (String line : lines.split("\n")) {
        JsonNode node = new JsonMapper().readTree(line);
        int start = plain.offsetByCodePoints(0, node.get("start").asInt());
        int end = plain.offsetByCodePoints(0, node.get("end").asInt());
        assertEquals(plain.substring(start, end), node.get("text").asText());
        joined.append(option.equals("--keep-space") ? node.get("text").asText() : "");
        if (option.equals("--paragraphs")) {
          assertEquals(
              node.get("text").asText().startsWith("Was") ? 1 : 0, node.get("paragraph").asInt());
        }
      }
    }
    assertEquals(plain, joined.toString());
  }

  @Test
  void optionsDecideAboutCuts() throws IOException {
    assertEquals(
        "Mr. Smith \uD83D\uDE00 came home.\nIt rained  in the garden.\n\nWas anyone awake?\n",
        run(0, TEXT, "--splitter", "rules", "--paragraphs"));
    assertEquals(
        "Mr. Smith \uD83D\uDE00 came home.\nIt rained  in\nthe garden.\nWas anyone awake?\n",
        run(0, TEXT, "--splitter", "rules", "--newlines", "respect"));
    for (String line : run(0, TEXT, "--max-chars", "10").split("\n")) {
      assertTrue(line.length() <= 10, line);
    }
    assertEquals(
        "One. Two (a. B) c.\n",
        run(
            0,
            "One. Two (a. B) c.",
            "--splitter",
            "icu",
            "--protect",
            "One.*",
            "--min-chars",
            "3"));
    run(2, TEXT, "--max-chars", "1");
    run(2, TEXT, "--protect", "(");
  }

  @Test
  void oddTextsAreNoTrouble() throws IOException {
    assertEquals("", run(0, ""));
    assertEquals("", run(0, "\n".repeat(300_000)));
    assertEquals("\u0000 \u0000\n", run(0, "\u0000 \u0000"));
    String one = run(0, "x".repeat(300_000), "--splitter", "rules");
    assertEquals(3 * 100_001, one.length());
  }

  @Test
  void piecesOfTheNetworkJoinToAnyText() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    try (CompactBoundaries network = CompactBoundaries.open()) {
      for (int round = 0; round < 300; round++) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
          text.append(
              random.nextBoolean()
                  ? (char) random.nextInt(0x10000)
                  : "ab. ?\n\u3002".charAt(random.nextInt(7)));
        }
        for (LineBreaks mode : LineBreaks.values()) {
          SentenceSettings settings =
              SentenceSettings.defaults()
                  .withLineBreaks(mode)
                  .withProtectedSpans(ProtectedSpans.usual())
                  .withLengths(Lengths.capped(2, 2 + random.nextInt(30)));
          assertEquals(
              text.toString(),
              String.join(
                  "", new BoundarySegmenter(network, settings).segment(text.toString()).strings()),
              "-Dcaesura.seed=" + seed);
        }
      }
    }
  }
}
