package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.corpus.mine.Miner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mines seven minutes of real speech with known sentence times, with the public API alone. */
class MinerTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  /** A sentence is placed right if both ends are this close, in seconds. */
  private static final double TOLERANCE = 0.5;

  @TempDir Path folder;

  private Path mine(String text, String out) throws IOException, InterruptedException {
    Path target = folder.resolve(out);
    Miner.of(MiningSettings.defaults().withJobs(2))
        .mine(MiningJob.of(SPEECH.resolve("prompts-en.flac"), SPEECH.resolve(text), target));
    return target;
  }

  private static List<JsonNode> records(Path file) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  /** Kept sentences of the corpus whose place is right, by start time; text may be damaged. */
  private static int placedRight(Path corpus) throws IOException {
    Map<Long, double[]> byStart = new HashMap<>();
    List<double[]> truth = new ArrayList<>();
    for (String row : Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"))) {
      String[] cells = row.split("\t");
      truth.add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])});
    }
    int right = 0;
    for (JsonNode record : records(corpus)) {
      for (double[] span : truth) {
        boolean near =
            Math.abs(record.get("audio_start").asDouble() - span[0]) <= TOLERANCE
                && Math.abs(record.get("audio_end").asDouble() - span[1]) <= TOLERANCE;
        if (near && byStart.put(Math.round(span[0] * 1000), span) == null) {
          right++;
        }
      }
    }
    return right;
  }

  @Test
  void keepsAndPlacesTheSentencesOfAnExactTranscript() throws Exception {
    Path out = mine("prompts-en.txt", "exact");
    int sentences = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).size();
    int right = placedRight(out.resolve("corpus.jsonl"));
    assertTrue(right >= 0.95 * sentences, () -> right + " of " + sentences + " placed right");
  }

  @Test
  void findsWhatWasAddedToAndRemovedFromADamagedTranscript() throws Exception {
    Path out = mine("prompts-en.damaged.txt", "damaged");
    List<String[]> notes =
        Files.readAllLines(SPEECH.resolve("prompts-en.damaged.tsv")).stream()
            .map(row -> row.split("\t"))
            .toList();
    int sentences = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).size();
    int right = placedRight(out.resolve("corpus.jsonl"));
    assertTrue(right >= 0.85 * sentences, () -> right + " of " + sentences + " placed right");

    List<JsonNode> rejected = records(out.resolve("rejected.jsonl"));
    String added = notes.get(1)[2];
    assertTrue(
        rejected.stream()
            .anyMatch(
                r ->
                    r.path("text").asText().startsWith(added.substring(0, 8))
                        && r.get("reason").asText().equals("text-without-speech")),
        () -> added + " is not rejected as text without speech: " + rejected);
    String[] removed =
        Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"))
            .get(Integer.parseInt(notes.get(0)[1]) - 1)
            .split("\t");
    double start = Double.parseDouble(removed[1]);
    double end = Double.parseDouble(removed[2]);
    assertTrue(
        rejected.stream()
            .anyMatch(
                r ->
                    r.get("reason").asText().equals("speech-without-text")
                        && Math.min(end, r.get("audio_end").asDouble())
                                - Math.max(start, r.get("audio_start").asDouble())
                            > (end - start) / 2),
        () -> "speech at " + start + " is not reported: " + rejected);
  }
}
