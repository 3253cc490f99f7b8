package dev.caesura.cli.corpus;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mine} hears real speech with the small English network of {@code testdata/ctc-english},
 * which was trained without these sentences.
 */
class CtcSpeechTests {

  private static final Path DATA = Path.of(System.getProperty("caesura.testdata"));

  @TempDir private Path folder;

  @Test
  void minesReadPrompts() throws IOException {
    StringWriter err = new StringWriter();
    Path out = folder.resolve("corpus");
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(
                "mine",
                "--recognizer",
                "ctc",
                "--acoustic-model",
                DATA.resolve("ctc-english").toString(),
                "--language",
                "en",
                "--text",
                DATA.resolve("speech/prompts-en.txt").toString(),
                "--out",
                out.toString(),
                DATA.resolve("speech/prompts-en.flac").toString());
    assertEquals(0, code, err.toString());
    List<String[]> gold =
        Files.readAllLines(DATA.resolve("speech/prompts-en.times.tsv")).stream()
            .map(line -> line.split("\t"))
            .toList();
    int right = 0;
    List<String> kept = Files.readAllLines(out.resolve("corpus.jsonl"));
    for (String line : kept) {
      JsonNode record = new JsonMapper().readTree(line);
      String text = record.get("text").asText();
      double start = record.get("audio_start").asDouble();
      double end = start + record.get("audio_length").asDouble();
      if (gold.stream().anyMatch(row -> row[0].equals(text) && isNear(row, start, end))) {
        right++;
      }
    }
    String figures = right + " within 0.5 s of " + kept.size() + " kept of " + gold.size();
    assertEquals(83, gold.size());
    assertEquals(kept.size(), right, figures);
    assertTrue(kept.size() >= 72, figures);
  }

  private static boolean isNear(String[] row, double start, double end) {
    return Math.abs(Double.parseDouble(row[1]) - start) < 0.5
        && Math.abs(Double.parseDouble(row[2]) - end) < 0.5;
  }
}
