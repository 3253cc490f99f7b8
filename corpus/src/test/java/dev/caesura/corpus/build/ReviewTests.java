package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewFile;
import dev.caesura.corpus.review.ReviewOutcome.Kind;
import dev.caesura.corpus.review.ReviewResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTests {

  @TempDir private Path folder;

  private Path config;
  private Path corpus;

  @BeforeEach
  void build() throws Exception {
    MadeArchive archive = new MadeArchive(folder);
    List<String> texts = new ArrayList<>();
    for (int r = 0; r < 2; r++) {
      texts.add(archive.paragraph(6));
      archive.record("r" + r, texts.get(r));
    }
    archive.document("all", texts.toArray(String[]::new));
    config = archive.config("filters: {max-duration: 3.9}\n");
    corpus = folder.resolve("corpus");
    builder().build();
  }

  private CorpusBuilder builder() throws IOException {
    return CorpusBuilder.of(BuildConfigReader.read(config));
  }

  private List<JsonNode> records(String file) throws IOException {
    return CorpusFiles.records(corpus.resolve(file));
  }

  private List<String> ids(String file) throws IOException {
    return records(file).stream().map(record -> record.path("id").asText()).toList();
  }

  private JsonNode record(String file, String id) throws IOException {
    return records(file).stream()
        .filter(record -> record.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not in " + file));
  }

  private ReviewResult review(String... decisions) throws Exception {
    Path file = folder.resolve("decisions.json");
    Files.writeString(
        file,
        "{\"format\":\"caesura-review-1\",\"decisions\":[\n"
            + String.join(",\n", decisions)
            + "\n]}\n");
    return builder().review(ReviewFile.read(file));
  }

  private static String decision(JsonNode record, String rest) {
    return String.format(
        "{\"recording\":\"%s\",\"id\":\"%s\",\"stamp\":\"%s\",%s}",
        record.path("recording").asText(),
        record.path("id").asText(),
        ReviewedRecords.stamp(record),
        rest);
  }

  @Test
  void decisionsChangeTheCorpusAndHoldForLaterBuilds() throws Exception {
    List<JsonNode> kept = records("corpus.jsonl");
    JsonNode rejected = kept.get(0);
    JsonNode moved = kept.get(kept.size() - 1);
    double start = moved.path("audio_start").asDouble() - 0.4;
    double end = moved.path("audio_end").asDouble() - 0.8;
    ReviewResult result =
        review(
            decision(rejected, "\"decision\":\"reject\""),
            decision(
                moved,
                "\"decision\":\"edges\",\"audio_start\":" + start + ",\"audio_end\":" + end));
    assertEquals(2, result.count(Kind.APPLIED), result::toString);
    assertEquals(kept.size() - 1, result.sentences());
    assertFalse(ids("corpus.jsonl").contains(rejected.path("id").asText()));
    assertEquals(
        "review", record("rejected.jsonl", rejected.path("id").asText()).path("reason").asText());
    JsonNode now = record("corpus.jsonl", moved.path("id").asText());
    assertEquals("edges", now.path("review").asText());
    assertEquals(start, now.path("audio_start").asDouble(), 1e-4);
    assertEquals(end - start, now.path("audio_length").asDouble(), 1e-4);
    assertEquals(end - start, now.path("measures").path("duration").asDouble(), 1e-3);
    Path clip = corpus.resolve(now.path("audio").asText());
    assertEquals(end - start, RecordingWords.seconds(clip), 1e-3);
    // The word that begins 0.4 s after the old start begins 0.8 s after the new one.
    assertEquals(
        moved.path("words").path(1).path("time_s").asDouble() + 0.4,
        now.path("words").path(1).path("time_s").asDouble(),
        1e-3);
    assertTrue(now.path("words").size() < moved.path("words").size());

    byte[] bytes = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    byte[] page = Files.readAllBytes(corpus.resolve("review.html"));
    Files.delete(clip);
    builder().withJobs(2).build();
    assertArrayEquals(bytes, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    assertArrayEquals(page, Files.readAllBytes(corpus.resolve("review.html")));
    assertTrue(Files.exists(clip), "the clip was not made again");
    assertFalse(
        Files.readString(corpus.resolve("review.html"))
            .contains("\"" + rejected.path("id").asText() + "\""),
        "the page asks again");

    // The same file again changes nothing; another decision replaces the first.
    ReviewResult second =
        review(
            decision(rejected, "\"decision\":\"accept\""),
            decision(
                moved,
                "\"decision\":\"edges\",\"audio_start\":" + start + ",\"audio_end\":" + end));
    assertEquals(1, second.count(Kind.APPLIED));
    assertEquals(1, second.count(Kind.REPEATED));
    assertEquals(
        "accept", record("corpus.jsonl", rejected.path("id").asText()).path("review").asText());
  }

  @Test
  void anAcceptedSentenceIsKeptWhateverItBreaks() throws Exception {
    Files.writeString(config, Files.readString(config).replace("3.9", "0.6"));
    builder().build();
    assertEquals(List.of(), ids("corpus.jsonl"));
    JsonNode first = records("rejected.jsonl").get(0);
    ReviewResult result = review(decision(first, "\"decision\":\"accept\""));
    assertEquals(1, result.count(Kind.APPLIED), result::toString);
    assertEquals(List.of(first.path("id").asText()), ids("corpus.jsonl"));
    assertTrue(record("corpus.jsonl", first.path("id").asText()).has("split"));
  }

  @Test
  void decisionsThatDoNotFitAreRefusedByLine() throws Exception {
    List<JsonNode> kept = records("corpus.jsonl");
    byte[] before = Files.readAllBytes(corpus.resolve("corpus.jsonl"));
    String stale =
        decision(kept.get(0), "\"decision\":\"reject\"")
            .replaceFirst("stamp\":\"..", "stamp\":\"zz");
    String unknown =
        decision(kept.get(1), "\"decision\":\"reject\"").replaceFirst("\"id\":\"", "\"id\":\"no_");
    String outside =
        "{\"recording\":\"../../audio\",\"id\":\"x\",\"stamp\":\"y\",\"decision\":\"reject\"}";
    String late =
        decision(kept.get(2), "\"decision\":\"edges\",\"audio_start\":1.0,\"audio_end\":999.0");
    ReviewResult result = review(stale, unknown, outside, late);
    assertEquals(4, result.count(Kind.REFUSED), result::toString);
    assertEquals(-1, result.sentences());
    for (int d = 0; d < 4; d++) {
      String message = result.outcomes().get(d).message();
      assertTrue(message.contains("decisions.json, line " + (d + 2) + ": expected"), message);
    }
    assertArrayEquals(before, Files.readAllBytes(corpus.resolve("corpus.jsonl")));
    assertFalse(Files.exists(corpus.resolve("review.json")));
    // A good one among them is applied.
    ReviewResult mixed = review(late, decision(kept.get(0), "\"decision\":\"reject\""));
    assertEquals(1, mixed.count(Kind.REFUSED), mixed::toString);
    assertEquals(kept.size() - 1, mixed.sentences());
  }

  @Test
  void aChangedSentenceIsNotDecidedAgain() throws Exception {
    JsonNode kept = records("corpus.jsonl").get(0);
    review(decision(kept, "\"decision\":\"reject\""));
    // Another edge of the sentence: the words of the recording are moved by 0.1 s.
    Path words = folder.resolve("audio/r0.ctm");
    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(words)) {
      String[] fields = row.split(" ");
      fields[2] = String.format(java.util.Locale.ROOT, "%.2f", Double.parseDouble(fields[2]) + 0.1);
      rows.add(String.join(" ", fields));
    }
    Files.write(words, rows);
    BuildResult result = builder().build();
    assertTrue(ids("corpus.jsonl").contains(kept.path("id").asText()));
    assertTrue(
        result.warnings().stream()
            .anyMatch(w -> w.contains("review.json, line 2") && w.contains("not applied")),
        result.warnings()::toString);
  }

  @Test
  void wrongFilesAreReported() throws Exception {
    Path file = folder.resolve("wrong.json");
    String start = "{\"format\":\"caesura-review-1\",\"decisions\":[\n";
    for (String[] each :
        new String[][] {
          {"", "line 1: expected an object"},
          {"[]", "line 1: expected an object"},
          {"{\"decisions\":[]}", "expected a field 'format'"},
          {"{\"format\":\"other\",\"decisions\":[]}", "expected format caesura-review-1"},
          {start + "{\"id\":\"a\"}]}", "line 2: expected a field 'decision'"},
          {start + "{\"id\":1}]}", "line 2: expected id as a text; found 1"},
          {
            start + row("perhaps", "a") + "]}",
            "line 2: expected accept, reject or edges; found perhaps"
          },
          {start + row("edges", "a") + "]}", "line 2: edges -1.0 to -1.0: expected seconds"},
          {start + row("reject", "a") + ",\n" + row("accept", "a") + "]}", "line 3: expected one"},
          {start + row("reject", "a"), "line 2: expected JSON"},
        }) {
      Files.writeString(file, each[0]);
      IOException wrong = assertThrows(IOException.class, () -> ReviewFile.read(file));
      assertTrue(wrong.getMessage().contains(each[1]), wrong.getMessage());
    }
    Path none = folder.resolve("none");
    Files.createDirectories(none);
    Files.writeString(config, Files.readString(config).replace("output: corpus", "output: none"));
    IOException missing =
        assertThrows(IOException.class, () -> builder().review(List.<ReviewDecision>of()));
    assertTrue(missing.getMessage().contains("corpus build first"), missing.getMessage());
  }

  private static String row(String decision, String id) {
    return "{\"recording\":\"r\",\"id\":\""
        + id
        + "\",\"stamp\":\"s\",\"decision\":\""
        + decision
        + "\"}";
  }
}
