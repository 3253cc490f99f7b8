package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import dev.caesura.models.synthesis.EspeakSynthesizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus by the voice of espeak-ng, from a transcript with lines that nobody says. */
class SynthesisMiningTests {

  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  /** Every sixth line is replaced by one of these. */
  private static final List<String> WRONG =
      List.of(
          "The old lighthouse keeper painted seven wooden boats before breakfast.",
          "Nobody expected seventeen elephants to cross the bridge so early.",
          "Her grandmother baked apple cakes for the children of the village.",
          "A cold wind from the mountains blew through the empty market square.",
          "He had left his umbrella on the train to the capital yesterday.");

  @TempDir private Path folder;

  private Map<String, Double> scores(String name) throws IOException {
    Map<String, Double> scores = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("out").resolve(name))) {
      JsonNode record = new JsonMapper().readTree(line);
      if (record.has("text")) {
        assertFalse(record.has("heard") && name.startsWith("corpus"), line);
        scores.put(record.get("text").asText(), record.get("score").asDouble());
      }
    }
    return scores;
  }

  @Test
  void scoresSeparateRightFromWrongLines() throws IOException {
    try {
      EspeakSynthesizer.of(Locale.ENGLISH);
    } catch (IOException e) {
      Assumptions.abort("skipped: " + e.getMessage());
    }
    List<String> lines = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String row : Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"))) {
      boolean isWrong = lines.size() % 6 == 3;
      String other = wrong.size() + " " + WRONG.get(wrong.size() % WRONG.size());
      lines.add(isWrong ? other : row.split("\t")[0]);
      if (isWrong) {
        wrong.add(other);
      }
    }
    Path text = Files.write(folder.resolve("text.txt"), lines);
    StringWriter err = new StringWriter();
    int code =
        Caesura.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(
                "mine",
                "--recognizer",
                "synthesis",
                "--language",
                "en",
                "--max-error",
                "0.9",
                "--text",
                text.toString(),
                "--out",
                folder.resolve("out").toString(),
                SPEECH.resolve("prompts-en.flac").toString());
    assertEquals(0, code, err::toString);
    assertTrue(err.toString().contains("recogniser: eSpeak NG"), err::toString);
    Map<String, Double> kept = scores("corpus.jsonl");
    Map<String, Double> rejected = scores("rejected.jsonl");
    int right = lines.size() - wrong.size();
    long keptWrong = wrong.stream().filter(kept::containsKey).count();
    assertEquals(lines.size(), kept.size() + rejected.size());
    assertTrue(keptWrong <= wrong.size() / 10, keptWrong + " of " + wrong.size());
    assertTrue(kept.size() - keptWrong >= 0.65 * right, kept.size() + " of " + right);
    Map<String, Double> all = new HashMap<>(rejected);
    all.putAll(kept);
    List<Double> wrongScores = wrong.stream().map(all::get).toList();
    all.keySet().removeAll(wrong);
    long pairs = (long) all.size() * wrongScores.size();
    long ordered = 0;
    for (double score : all.values()) {
      ordered += wrongScores.stream().filter(other -> score > other).count();
    }
    assertTrue(ordered >= 0.9 * pairs, ordered + " of " + pairs);
    assertTrue(Files.exists(folder.resolve("out/report.html")));
  }
}
