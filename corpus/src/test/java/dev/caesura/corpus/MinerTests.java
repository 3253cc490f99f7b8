package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.corpus.mine.Miner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mines half a minute of real speech with known sentence times, with the public API alone. */
class MinerTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  private static final int RATE = 16_000;

  /** A sentence is placed right if both ends are this close, in seconds. */
  private static final double TOLERANCE = 0.5;

  private static final int SENTENCES = 13;
  private static final int REMOVED = 9;
  private static final int ADDED = 5;
  private static final String UNSPOKEN =
      "The old lighthouse keeper painted seven wooden boats before breakfast.";

  @TempDir static Path folder;

  private static List<String[]> rows;
  private static Path recording;

  @BeforeAll
  static void cutTheStart() throws IOException {
    rows =
        Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).stream()
            .limit(SENTENCES)
            .map(row -> row.split("\t"))
            .toList();
    double end = Double.parseDouble(rows.get(SENTENCES - 1)[2]) + 0.3;
    recording = folder.resolve("start.wav");
    AudioSource whole = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), RATE);
    try (WavWriter out = WavWriter.create(recording, RATE)) {
      out.write(whole.read(TimeSpan.fromSeconds(0, end, RATE)));
      out.commit();
    }
  }

  private static Path mine(List<String> sentences, String name) throws Exception {
    Path text = Files.write(folder.resolve(name + ".txt"), sentences);
    Path out = folder.resolve(name);
    Miner.of(MiningSettings.defaults().withJobs(2)).mine(MiningJob.of(recording, text, out));
    return out;
  }

  private static List<String> spoken() {
    return rows.stream().map(row -> row[0]).toList();
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
    for (String[] row : rows) {
      truth.add(new double[] {Double.parseDouble(row[1]), Double.parseDouble(row[2])});
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
    int right = placedRight(mine(spoken(), "exact").resolve("corpus.jsonl"));
    assertTrue(right >= 0.9 * SENTENCES, () -> right + " of " + SENTENCES + " placed right");
  }

  @Test
  void findsWhatWasAddedToAndRemovedFromADamagedTranscript() throws Exception {
    List<String> damaged = new ArrayList<>(spoken());
    damaged.remove(REMOVED);
    damaged.add(ADDED, UNSPOKEN);
    Path out = mine(damaged, "damaged");
    int right = placedRight(out.resolve("corpus.jsonl"));
    assertTrue(right >= 0.8 * SENTENCES, () -> right + " of " + SENTENCES + " placed right");

    List<JsonNode> rejected = records(out.resolve("rejected.jsonl"));
    assertTrue(
        rejected.stream()
            .anyMatch(
                r ->
                    r.path("text").asText().startsWith(UNSPOKEN.substring(0, 8))
                        && r.get("reason").asText().equals("text-without-speech")),
        () -> UNSPOKEN + " is not rejected as text without speech: " + rejected);
    double start = Double.parseDouble(rows.get(REMOVED)[1]);
    double end = Double.parseDouble(rows.get(REMOVED)[2]);
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
