package dev.caesura.cli.text;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCommandTests {

  private static final String TEXT =
      "\uFEFFMr. Smith \uD83D\uDE00 came home.\n"
          + "It rained  in\n"
          + "the garden.\n\n"
          + "  Was anyone awake?\n";

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
  void theLargeNetworkIsChosenByName() throws IOException {
    String bare = "we are glad that you could come today thank you very much for the help\n";
    assertEquals(
        "we are glad that you could come today\nthank you very much for the help\n",
        run(0, bare, "--model", "large"));
  }

  @Test
  void abbreviationsOfAFileAreKept() throws IOException {
    String text = "See the Blort. Moreau wrote it. It is old.\n";
    String[] splitters = {"compact", "rules", "icu"};
    for (String splitter : splitters) {
      assertEquals(
          "See the Blort.\nMoreau wrote it.\nIt is old.\n", run(0, text, "--splitter", splitter));
    }
    Path list = Files.writeString(folder.resolve("own.txt"), "# own\nblort\tblorted item\n\n");
    for (String splitter : splitters) {
      assertEquals(
          "See the Blort. Moreau wrote it.\nIt is old.\n",
          run(0, text, "--splitter", splitter, "--abbreviations", list.toString()));
    }
    Files.writeString(list, "blort\n...\n");
    run(1, text, "--abbreviations", list.toString());
  }

  @Test
  void languageChoosesTheAbbreviations() throws IOException {
    String text = "Das gilt zzgl. Moreau nicht. Das ist klar.\n";
    assertEquals(2, run(0, text, "--splitter", "icu", "--language", "de").split("\n").length);
    assertEquals(3, run(0, text, "--splitter", "icu", "--language", "fr").split("\n").length);
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
  void chunksAreNearlyFullAndEndWithSentences() throws IOException {
    String sentences = "It rained in the old garden. Nobody came. ".repeat(40).strip();
    for (String splitter : new String[] {"rules", "compact"}) {
      String[] chunks =
          run(0, sentences, "--splitter", splitter, "--pack", "--max-chars", "200").split("\n");
      assertTrue(chunks.length <= 10, splitter + " " + chunks.length);
      for (String chunk : chunks) {
        assertTrue(chunk.length() <= 200 && chunk.endsWith("."), splitter + " " + chunk);
      }
    }
    String[] wished =
        run(0, sentences, "--pack", "--max-chars", "500", "--target", "100").split("\n");
    assertEquals(100, sentences.length() / (double) wished.length, 25);
    assertEquals("One.\nTwo.\n", run(0, "One.\n\nTwo.", "--splitter", "rules", "--pack"));
    assertEquals(
        "One. Two.\n",
        run(0, "One.\n\nTwo.", "--splitter", "rules", "--pack", "--newlines", "ignore"));
    run(2, TEXT, "--target", "10");
    run(2, TEXT, "--pack", "--target", "0");
  }

  @Test
  void probableEndsPartParagraphs() throws IOException {
    String text = "One is here. Two is there.\n\nThree.";
    assertEquals(
        "One is here.\nTwo is there.\n\nThree.\n",
        run(0, text, "--splitter", "rules", "--paragraphs"));
    assertEquals(
        "One is here.\n\nTwo is there.\n\nThree.\n",
        run(0, text, "--splitter", "rules", "--paragraphs", "--paragraph-threshold", "0.9"));
    run(2, text, "--paragraph-threshold", "0.9");
    run(2, text, "--paragraphs", "--paragraph-threshold", "1.1");
  }

  @Test
  void probabilitiesOfWordsArePrinted() throws IOException {
    String text = "One is. Two\nis.";
    assertEquals(
        "One\t0.0000\nis.\t1.0000\n\nTwo\t0.0000\nis.\t0.0000\n\n",
        run(0, text, "--splitter", "rules", "--scores"));
    String json = run(0, "\uD83D\uDE00 One is. Two", "--splitter", "rules", "--scores", "--json");
    JsonNode words = new JsonMapper().readTree(json.split("\n")[0]).get("words");
    assertEquals("is.", words.get(2).get("text").asText());
    assertEquals(9, words.get(2).get("end").asInt());
    assertEquals(1.0, words.get(2).get("probability").asDouble());
    String network = run(0, "We came home late. Was anyone awake?", "--scores");
    assertTrue(network.matches("(?s).*home\t0\\.0.*late\\.\t(0\\.9|1\\.0).*"), network);
    run(2, text, "--scores", "--paragraphs");
    run(2, text, "--scores", "--dehyphenate");
  }

  @Test
  void dividedWordsArePrintedAsOne() throws IOException {
    String text =
        "The old garden had a number of exam-\nples of it. It was well-known, well-\n"
            + "built - \nand had 24-\nhour service, E\u00AD\nVitamin and so\u00AD\r\n  on.";
    assertEquals(
        "The old garden had a number of exam- ples of it.\n"
            + "It was well-known, well- built - and had 24- hour service, E\u00AD Vitamin and"
            + " so\u00AD on.\n",
        run(0, text, "--splitter", "rules", "--newlines", "ignore"));
    assertEquals(
        "The old garden had a number of examples of it.\n"
            + "It was well-known, wellbuilt - and had 24- hour service, E\u00AD Vitamin and"
            + " soon.\n",
        run(0, text, "--splitter", "rules", "--newlines", "ignore", "--dehyphenate"));
    run(2, text, "--dehyphenate", "--json");
  }

  @Test
  void oddTextsAreNoTrouble() throws IOException {
    assertEquals("", run(0, ""));
    assertEquals("", run(0, "\n".repeat(100_000)));
    // Whether two NULs are one sentence or two is the network's affair; that both are kept is ours.
    assertEquals("\u0000\u0000", run(0, "\u0000 \u0000").replaceAll("\\s", ""));
    String one = run(0, "x".repeat(300_000), "--splitter", "rules");
    assertEquals(3 * 100_001, one.length());
  }

  @Test
  void adaptedNetworksSplitByTheExamples() throws IOException {
    // Verse: the network sees one long sentence, the examples say that every capital starts a line.
    String[] lines = {
      "Of all the roads that lead away", "The one I took was long", "And every stone along the way",
      "Remembered half a song", "Beneath the bridge the water ran", "As quiet as before",
      "Until the evening bells began", "To ring along the shore"
    };
    StringBuilder verse = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      verse.append(lines[(i * 5 + i / 8) % 8]).append(i % 3 == 0 ? ",\n" : "\n");
    }
    Path examples = Files.writeString(folder.resolve("examples.txt"), verse);
    Path adapted = folder.resolve("adapted.json");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] adapt = {"adapt", "--out", adapted.toString(), examples.toString()};
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(adapt);
    assertEquals(0, code, err::toString);
    assertTrue(
        out.toString().matches("(?s).*columns( and form)?; F1 of 79 boundaries.*"), out::toString);
    String text = "Among the hills a shepherd lay\nAsleep, beside his hound\nWith nobody about";
    assertEquals(text + "\n", run(0, text, "--adapt", adapted.toString()));
    run(2, text, "--adapt", adapted.toString(), "--splitter", "rules");
    run(1, text, "--adapt", examples.toString());
    Files.writeString(
        adapted, Files.readString(adapted).replaceFirst("sha256:[0-9a-f]{8}", "sha256:00000000"));
    run(1, text, "--adapt", adapted.toString());
    Files.writeString(examples, "One.\nTwo.\n");
    assertEquals(
        1, Caesura.commandLine().setErr(new PrintWriter(err, true)).execute(adapt), err::toString);
    assertTrue(
        err.toString().contains("examples.txt: examples: expected at least 16 boundaries"),
        err::toString);
  }
}
