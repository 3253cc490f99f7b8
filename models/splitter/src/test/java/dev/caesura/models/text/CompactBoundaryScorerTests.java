package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caesura.models.ModelException;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.TextWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompactBoundaryScorerTests {

  /** Processors round eight-bit products' scales differently; a broken feature moves far more. */
  private static final double TOLERANCE = 0.03;

  private static CompactBoundaryScorer boundaries;

  @BeforeAll
  static void open() {
    boundaries = CompactBoundaryScorer.open();
  }

  @AfterAll
  static void close() {
    boundaries.close();
  }

  private static List<JsonNode> parity() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> records = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CompactBoundaryScorerTests.class.getResourceAsStream("compact-parity.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        records.add(json.readTree(line));
      }
    }
    return records;
  }

  @Test
  void featuresAreThoseOfTheTrainingCode() throws IOException {
    List<JsonNode> records = parity();
    assertTrue(records.size() >= 100, "only " + records.size() + " texts");
    CharacterFeatures features;
    try (CompactNetwork network = CompactNetwork.open()) {
      features = network.features();
    }
    for (JsonNode record : records) {
      int[] codes = record.get("text").textValue().codePoints().toArray();
      ByteBuffer bytes = ByteBuffer.allocate(codes.length * 16);
      IntBuffer ids = bytes.asIntBuffer();
      features.put(codes, codes.length, ids);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      assertEquals(record.get("ids").longValue(), crc.getValue(), record.get("text").textValue());
    }
  }

  @Test
  void tableSizesAreThoseOfTheMetadata() {
    assertEquals(new CharacterFeatures(13, 15, 16), CharacterFeatures.of("m.onnx", Map.of()));
    assertEquals(
        new CharacterFeatures(13, 16, 17),
        CharacterFeatures.of("m.onnx", Map.of(CharacterFeatures.BITS, "13,16,17")));
    for (String bad : List.of("", "13,16", "13,16,99", "13,16,0", "a,b,c", "13,16,17,1")) {
      ModelException e =
          assertThrows(
              ModelException.class,
              () -> CharacterFeatures.of("m.onnx", Map.of(CharacterFeatures.BITS, bad)));
      assertTrue(e.getMessage().startsWith("m.onnx: expected "), e.getMessage());
    }
  }

  @Test
  void scoresAreThoseOfTheTrainingCode() throws IOException {
    try (CompactNetwork network = CompactNetwork.open()) {
      for (JsonNode record : parity()) {
        String text = record.get("text").textValue();
        WindowOutput output = network.run(text, CompactBoundaryScorer.windows(text).get(0));
        int at = 0;
        for (JsonNode logit : record.get("logits")) {
          double expected = probability(logit.doubleValue());
          double found = probability(output.logit(at, 0));
          assertEquals(expected, found, TOLERANCE, text + " at " + at);
          at++;
        }
        assertEquals(output.length(), at);
      }
    }
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Test
  void aTextScoresTheSameAloneAndAmongOthersFromEightThreads() throws Exception {
    List<String> texts = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (JsonNode record : parity()) {
      texts.add(record.get("text").textValue());
      all.append(record.get("text").textValue()).append(' ');
    }
    texts.add(all.toString());
    Collections.shuffle(texts, new Random(1));
    List<BoundaryScores> alone = texts.stream().map(boundaries::score).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      assertEquals(alone, boundaries.scoreAll(texts, threads));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void whatAnExecutorThrowsComesOutAsItIs() {
    List<String> texts = List.of("One text.", "Another one.");
    for (Throwable thrown :
        List.of(new IllegalStateException("full"), new StackOverflowError("deep"))) {
      Throwable caught =
          assertThrows(
              thrown.getClass(),
              () ->
                  boundaries.scoreAll(
                      texts,
                      task -> {
                        if (thrown instanceof Error error) {
                          throw error;
                        }
                        throw (RuntimeException) thrown;
                      }));
      assertSame(thrown, caught);
    }
  }

  @Test
  void appendedTextChangesNoScoreFarBack() throws IOException {
    StringBuilder all = new StringBuilder();
    for (JsonNode record : parity()) {
      all.append(record.get("text").textValue()).append(' ');
    }
    String text = all.toString();
    BoundaryScores whole = boundaries.score(text);
    for (int cut : new int[] {1500, 3001, 5555}) {
      int end = text.offsetByCodePoints(0, cut);
      BoundaryScores part = boundaries.score(text.substring(0, end));
      int sure = text.offsetByCodePoints(0, cut - 959);
      for (int i = 0; i < sure; i++) {
        assertEquals(whole.after(i), part.after(i), "at " + i + " of " + cut);
      }
    }
  }

  @Test
  void findsEndsWithAndWithoutPunctuation() {
    String written = "We came home late. Was anyone awake? Nobody answered us.";
    BoundaryScores scores = boundaries.score(written);
    for (int i = 0; i < written.length(); i++) {
      boolean end = written.charAt(i) == '.' || written.charAt(i) == '?';
      assertEquals(end, scores.after(i) > 0.5, "at " + i);
    }
    String unpunctuated = "thank you very much for coming today how are you my name is peter";
    BoundaryScores spoken = boundaries.score(unpunctuated);
    assertTrue(spoken.after(unpunctuated.indexOf(" how") - 1) > 0.5);
    assertTrue(spoken.after(unpunctuated.indexOf(" very") - 1) < 0.5);
  }

  @Test
  void anyStringHasScores() {
    assertEquals(0, boundaries.score("").length());
    for (String text : List.of(" ", "\n\n", "\ud83d", "\ude00\ud83d", "\0\uffff", "\ud83d\ude00")) {
      assertEquals(text.length(), boundaries.score(text).length());
    }
    assertEquals(0, boundaries.score("\ud83d\ude00").after(0));
  }

  @Test
  void windowsUseEveryCharacterOnce() {
    for (int length : new int[] {1, 4, 1023, 1024, 1025, 1856, 1857, 5000}) {
      String text = "\ud83d\ude00".repeat(length);
      int[] used = new int[length];
      for (TextWindow window : CompactBoundaryScorer.windows(text)) {
        for (int i = window.firstUsed(); i < window.endUsed(); i++) {
          used[window.start() / 2 + i]++;
        }
      }
      int[] once = new int[length];
      java.util.Arrays.fill(once, 1);
      assertArrayEquals(once, used, "length " + length);
    }
  }

  @Test
  void aClosedScorerRefusesText() {
    CompactBoundaryScorer closed = CompactBoundaryScorer.open();
    closed.close();
    closed.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> closed.score("text"));
    assertEquals("model is closed", e.getMessage());
    IllegalStateException several =
        assertThrows(
            IllegalStateException.class, () -> closed.scoreAll(List.of("text", "and another")));
    assertEquals("model is closed", several.getMessage());
  }
}
