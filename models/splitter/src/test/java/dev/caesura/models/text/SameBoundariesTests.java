package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same text has bit-identical probabilities and the same boundaries, however it is scored. */
class SameBoundariesTests {

  private static void check(List<String> texts) throws Exception {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    String message = "-Dcaesura.seed=" + seed;
    ExecutorService eight = Executors.newFixedThreadPool(8);
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      BoundarySegmenter segmenter = BoundarySegmenter.of(network);
      List<List<Sentence>> alone = texts.stream().map(segmenter::sentences).toList();
      assertTrue(alone.stream().mapToInt(List::size).sum() > 3 * texts.size(), "hardly any cut");

      for (Executor executor : List.<Executor>of(Runnable::run, eight)) {
        assertEquals(
            alone,
            BoundarySegmenter.sentencesOfAll(
                texts, network, executor, SentenceSettings.defaults()));
      }

      List<Callable<List<Sentence>>> tasks = new ArrayList<>();
      for (String text : texts) {
        int piece = 1 + random.nextInt(700);
        tasks.add(() -> streamed(network, text, piece));
      }
      List<Future<List<Sentence>>> done = eight.invokeAll(tasks);
      for (int i = 0; i < texts.size(); i++) {
        assertEquals(alone.get(i), done.get(i).get(), message);
      }
    } finally {
      eight.shutdown();
    }
  }

  private static List<Sentence> streamed(CompactBoundaryScorer network, String text, int piece) {
    SentenceStream stream = SentenceStream.of(network);
    List<Sentence> all = new ArrayList<>();
    for (int at = 0; at < text.length(); at += piece) {
      all.addAll(stream.push(text.substring(at, Math.min(text.length(), at + piece))));
    }
    all.addAll(stream.finish());
    return all;
  }

  @Test
  void ofTheBundledTexts() throws Exception {
    List<String> parts = new ArrayList<>();
    JsonMapper json = new JsonMapper();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SameBoundariesTests.class.getResourceAsStream("compact-parity.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        parts.add(json.readTree(line).get("text").textValue());
      }
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i + 20 <= parts.size(); i += 10) {
      texts.add(String.join(i % 20 == 0 ? " " : "\n", parts.subList(i, i + 20)));
    }
    // Longer than eight windows, so that the stream gives out before its end.
    texts.add(String.join(" ", parts) + " " + String.join("\n\n", parts));
    check(texts);
  }

  @Test
  void ofFiftyLanguages() throws Exception {
    Path folder = Path.of(System.getProperty("caesura.data", "absent"), "text", "dev", "ud");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    List<String> texts = new ArrayList<>();
    Set<String> languages = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        if (languages.add(file.getFileName().toString().split("_", 2)[0])) {
          texts.add(beginning(file));
        }
      }
    }
    assertTrue(languages.size() >= 40, languages::toString);
    check(texts);
  }

  /** More than one window of the network. */
  private static String beginning(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (text.length() < 1300) {
        text.append(line).append(' ');
      }
    }
    return text.toString();
  }
}
