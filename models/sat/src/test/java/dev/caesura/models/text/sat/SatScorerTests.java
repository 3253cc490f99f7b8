package dev.caesura.models.text.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.models.ModelException;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSegmenterContract;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.FixedWindowScorer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SatScorerTests implements TextSegmenterContract {

  private static final Map<String, SatScorer> OPENED = new HashMap<>();

  private static Path folder(String name) {
    try {
      return Path.of(SatScorerTests.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SatScorer sat(String model, int stride, Weighting weighting) {
    return OPENED.computeIfAbsent(
        model + stride + weighting,
        key -> {
          try {
            return SatScorer.open(
                folder(model),
                SatSettings.defaults()
                    .withStride(stride)
                    .withWeighting(weighting)
                    .withBatchSize(7)
                    .withThreads(1));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @AfterAll
  static void close() {
    OPENED.values().forEach(SatScorer::close);
    OPENED.clear();
  }

  @Override
  public TextSegmenter segmenter() {
    return new BoundarySegmenter(sat("single", 256, Weighting.UNIFORM), 0.4f);
  }

  private static List<JsonNode> parity() throws IOException {
    JsonMapper json = new JsonMapper();
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(folder("parity.jsonl"))) {
      records.add(json.readTree(line));
    }
    return records;
  }

  /**
   * Where the published inference cuts: after each character above the threshold and the white
   * space that follows it. Segmenters also keep words and marks whole, which random networks do
   * not.
   */
  private static Set<Integer> cuts(BoundaryScores scores, String text, float threshold) {
    Set<Integer> cuts = new TreeSet<>();
    for (int i = 0; i < text.length(); i++) {
      if (scores.after(i) > threshold) {
        int end = i + 1;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        cuts.add(end);
      }
    }
    cuts.remove(text.length());
    return cuts;
  }

  @Test
  void logitsAndSentencesAreThoseOfThePublishedInference() throws IOException {
    List<JsonNode> records = parity();
    assertTrue(records.size() >= 110, "only " + records.size());
    int all = 0;
    int apart = 0;
    for (JsonNode record : records) {
      String model = record.get("model").textValue();
      SatScorer sat =
          sat(
              model,
              record.get("stride").intValue(),
              record.get("hat").booleanValue() ? Weighting.HAT : Weighting.UNIFORM);
      String text = record.get("text").textValue();
      String shown = model + ": " + text.substring(0, Math.min(60, text.length()));
      BoundaryScores scores = sat.score(text);
      double tolerance = List.of("half", "int8").contains(model) ? 2e-2 : 1e-4;
      int point = 0;
      int unit = 0;
      for (int i = 0; i < record.get("at").size(); i++) {
        int at = record.get("at").get(i).intValue();
        unit = text.offsetByCodePoints(unit, at + 1 - point);
        point = at + 1;
        double score = scores.after(unit - 1);
        double logit = Math.log(score / (1 - score));
        assertEquals(
            record.get("logits").get(i).doubleValue(), logit, tolerance, shown + " at " + at);
      }
      int scored = 0;
      for (int i = 0; i < text.length(); i++) {
        scored += scores.after(i) > 0 ? 1 : 0;
      }
      assertEquals(record.get("count").intValue(), scored, shown);
      Set<Integer> ends = new TreeSet<>();
      for (JsonNode end : record.get("ends")) {
        ends.add(text.offsetByCodePoints(0, end.intValue()));
      }
      float threshold = record.get("threshold").floatValue();
      Set<Integer> found = cuts(scores, text, threshold);
      if (tolerance <= 1e-4) {
        assertEquals(ends, found, shown);
      } else {
        // Where the logits may differ, a boundary may too that is no further from the threshold.
        double bar = Math.log(threshold / (1 - threshold));
        all += ends.size();
        for (int end : ends) {
          if (!found.contains(end)) {
            assertEquals(bar, highestLogit(scores, text, end), tolerance, shown + " to " + end);
            apart++;
          }
        }
        for (int end : found) {
          if (!ends.contains(end)) {
            assertEquals(bar, highestLogit(scores, text, end), tolerance, shown + " to " + end);
            apart++;
          }
        }
      }
    }
    assertTrue(all > 2000 && apart <= all / 100, apart + " of " + all + " boundaries differ");
  }

  /** Of the last character before the white space that ends a sentence, and of that space. */
  private static double highestLogit(BoundaryScores scores, String text, int end) {
    double most = 0;
    for (int i = end - 1; i >= 0; i--) {
      most = Math.max(most, scores.after(i));
      if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
        break;
      }
    }
    return Math.log(most / (1 - most));
  }

  @Test
  void textsTogetherScoreAsAlone() throws IOException {
    for (String model : List.of("single", "half", "wtp")) {
      SatScorer sat = sat(model, 256, Weighting.UNIFORM);
      List<String> texts =
          parity().stream()
              .filter(r -> r.get("model").textValue().equals(model))
              .map(r -> r.get("text").textValue())
              .filter(t -> t.length() < 5000)
              .toList();
      List<BoundaryScores> together = sat.scoreAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        BoundaryScores alone = sat.score(texts.get(i));
        for (int k = 0; k < texts.get(i).length(); k++) {
          assertEquals(alone.after(k), together.get(i).after(k), 2e-3, model + " " + i);
        }
      }
    }
    assertEquals(List.of(), sat("single", 256, Weighting.UNIFORM).scoreAll(List.of()));
  }

  @Test
  void batchesSideBySideScoreTheSame() throws IOException {
    SatScorer sat = sat("half", 100, Weighting.HAT);
    List<String> texts =
        parity().stream()
            .filter(r -> r.get("model").textValue().equals("half"))
            .map(r -> r.get("text").textValue())
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      assertEquals(sat.scoreAll(texts), sat.scoreAll(texts, threads));
      assertEquals(List.of(), sat.scoreAll(List.of(), threads));
      SatScorer closed = SatScorer.open(folder("half"), SatSettings.defaults().withThreads(1));
      closed.close();
      assertThrows(IllegalStateException.class, () -> closed.scoreAll(texts, threads));
    } finally {
      threads.shutdown();
    }
  }

  /** The first exports that were published have the names of the two inputs swapped. */
  @Test
  void swappedNamesOfInputsAreAccepted(@TempDir Path folder) throws IOException {
    byte[] real = Files.readAllBytes(folder("half").resolve("model.onnx"));
    byte[] swapped = SwappedInputs.of(real);
    assertFalse(Arrays.equals(real, swapped));
    Files.write(folder.resolve("model.onnx"), swapped);
    for (String other : List.of("tokenizer.json", "config.json")) {
      Files.copy(folder("half").resolve(other), folder.resolve(other));
    }
    String text = "One is here. Two is there, and 3 more.";
    try (SatScorer sat = SatScorer.open(folder)) {
      assertEquals(sat("half", 256, Weighting.UNIFORM).score(text), sat.score(text));
      assertEquals(4, sat.columns());
    }
  }

  /** Eight bits round to the range of a whole batch. */
  @Test
  void textsTogetherScoreNearlyAsAloneInEightBits() throws IOException {
    SatScorer sat = sat("int8", 256, Weighting.UNIFORM);
    List<String> texts =
        parity().stream()
            .filter(r -> r.get("model").textValue().equals("int8"))
            .map(r -> r.get("text").textValue())
            .filter(t -> t.length() < 5000)
            .toList();
    List<BoundaryScores> together = sat.scoreAll(texts);
    double most = 0;
    for (int i = 0; i < texts.size(); i++) {
      BoundaryScores alone = sat.score(texts.get(i));
      for (int k = 0; k < texts.get(i).length(); k++) {
        most = Math.max(most, Math.abs(alone.after(k) - together.get(i).after(k)));
      }
    }
    assertTrue(most < 0.05, "apart by " + most);
  }

  @Test
  void hostileTextsHaveScores() {
    for (String model : List.of("single", "half", "wtp", "int8")) {
      SatScorer sat = sat(model, 256, Weighting.UNIFORM);
      for (String text :
          List.of("", "\u0000", "\uD800", "a\uDC00b\uD83D", "\n".repeat(5000), "\u0000a\u0000")) {
        assertEquals(text.length(), sat.score(text).length(), model);
      }
    }
  }

  @Test
  void longTextsInWindowsScoreAsOnesOfOneWindow() {
    SatScorer sat = sat("single", 256, Weighting.UNIFORM);
    String text = "It rained, and nobody came to see us. ".repeat(100);
    assertEquals(sat.score(text), FixedWindowScorer.of(sat).score(text));
    assertEquals(text.length(), new FixedWindowScorer(sat, 1000, 100).score(text).length());
  }

  @Test
  void thresholdsAreThoseOfTheKind() {
    assertEquals(0.25f, sat("single", 256, Weighting.UNIFORM).threshold());
    assertEquals(0.025f, sat("half", 256, Weighting.UNIFORM).threshold());
    assertEquals(0.01f, sat("wtp", 256, Weighting.UNIFORM).threshold());
  }

  @Test
  void wrongModelsAreNamed(@TempDir Path folder) throws IOException {
    assertMessage("expected model_optimized.onnx or model.onnx; found neither", folder);
    Path network = folder.resolve("model.onnx");
    byte[] real = Files.readAllBytes(folder("single").resolve("model_optimized.onnx"));
    for (int length : new int[] {0, 10, real.length / 2, real.length - 1}) {
      Files.write(network, Arrays.copyOf(real, length));
      assertMessage("model.onnx: expected an ONNX network", folder);
    }
    Files.writeString(network, "not a network");
    assertMessage("model.onnx: expected an ONNX network", folder);
    Files.write(
        network,
        SatScorerTests.class
            .getResourceAsStream("/dev/caesura/models/text/compact-boundaries.onnx")
            .readAllBytes());
    assertMessage("found inputs [ids:INT32]", folder);
    // An input or output under another name, and ids of another type.
    Files.write(network, replaced(real, "attention_mask", "attention_mosk"));
    assertMessage("attention_mosk:INT64", folder);
    Files.write(network, replaced(real, "logits", "logitz"));
    assertMessage("logitz:FLOAT32", folder);
    Files.write(network, withIntegerIds(real));
    assertMessage("input_ids:INT32", folder);
    Files.write(network, real);
    assertMessage("tokenizer.json", folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void wrongTokenizersAreNamed(@TempDir Path folder) throws IOException {
    Files.copy(folder("single").resolve("model_optimized.onnx"), folder.resolve("model.onnx"));
    Path tokenizer = folder.resolve("tokenizer.json");
    Files.writeString(tokenizer, "{");
    assertMessage("tokenizer.json: expected a tokenizer", folder);
    String good = Files.readString(folder("single").resolve("tokenizer.json"));
    Files.writeString(tokenizer, good.replace("</s>", "<end>"));
    assertMessage("expected the pieces <s> and </s>", folder);
    // RoBERTa's kind: byte pairs, and the same special pieces.
    Files.writeString(
        tokenizer,
        """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
         "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
         "model": {"type": "WordLevel", "vocab": {"<s>": 0, "</s>": 2, "<unk>": 3, "a": 1}, "unk_token": "<unk>"}}
        """);
    assertMessage("tokenizer.json: expected a Unigram vocabulary", folder);
    // A vocabulary that is larger than the network's table.
    Files.writeString(tokenizer, good.replace("]]", "], [\"zzzz\", 0.0]]"));
    assertMessage("model.onnx: expected a network that knows the", folder);
    Files.writeString(tokenizer, good);
    Path config = folder.resolve("config.json");
    // The configuration states a larger one.
    Files.writeString(config, "{\"vocab_size\": 250002}");
    assertMessage("config.json states 250002 pieces; found ", folder);
    Files.writeString(config, "[");
    assertMessage("config.json: expected JSON", folder);
    Files.writeString(config, "[" + " ".repeat(1 << 20) + "]");
    assertMessage("config.json: expected at most 1048576 bytes; found 1048578", folder);
    Files.delete(config);
    try (SatScorer sat = SatScorer.open(folder)) {
      assertEquals(1, sat.columns());
    }
  }

  @Test
  void logitsThatAreNotNumbersAreNamed(@TempDir Path folder) throws IOException {
    byte[] real = Files.readAllBytes(folder("single").resolve("model_optimized.onnx"));
    int bias = indexOf(real, floatBytes(-1.5f), 0);
    assertTrue(bias > 0 && indexOf(real, floatBytes(-1.5f), bias + 1) < 0, "one -1.5");
    System.arraycopy(floatBytes(Float.NaN), 0, real, bias, Float.BYTES);
    Files.write(folder.resolve("model.onnx"), real);
    Files.copy(folder("single").resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    try (SatScorer sat = SatScorer.open(folder)) {
      ModelException e = assertThrows(ModelException.class, () -> sat.score("One. Two."));
      assertTrue(
          e.getMessage().contains("model.onnx: expected numbers as logits; found NaN in column 0"),
          e.getMessage());
    }
  }

  private static byte[] floatBytes(float value) {
    return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }

  private static int indexOf(byte[] bytes, byte[] part, int from) {
    for (int i = from; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  /** With a name of the same length in all places. */
  private static byte[] replaced(byte[] bytes, String name, String other) {
    byte[] result = bytes.clone();
    byte[] old = name.getBytes(StandardCharsets.US_ASCII);
    byte[] wanted = other.getBytes(StandardCharsets.US_ASCII);
    assertEquals(old.length, wanted.length);
    int count = 0;
    for (int at = indexOf(result, old, 0); at >= 0; at = indexOf(result, old, at + 1)) {
      System.arraycopy(wanted, 0, result, at, wanted.length);
      count++;
    }
    assertTrue(count > 0, name);
    return result;
  }

  /** The graph's description of {@code input_ids} has int64 (7); int32 is 6. */
  private static byte[] withIntegerIds(byte[] bytes) {
    byte[] name = "input_ids".getBytes(StandardCharsets.US_ASCII);
    byte[] result = bytes.clone();
    for (int at = indexOf(result, name, 0); at >= 0; at = indexOf(result, name, at + 1)) {
      int type = at + name.length;
      // Fields of the type: 2 of the port, 1 of that, 1 of the tensor.
      if (result[type] == 0x12 && result[type + 2] == 0x0A && result[type + 4] == 0x08) {
        assertEquals(7, result[type + 5]);
        result[type + 5] = 6;
        return result;
      }
    }
    throw new AssertionError("input_ids has no type");
  }

  private static void assertMessage(String part, Path folder) {
    Exception e = assertThrows(Exception.class, () -> SatScorer.open(folder));
    assertTrue(e instanceof IOException || e instanceof ModelException, e.toString());
    assertTrue((e + "").contains(part), e.toString());
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SatSettings.defaults().withWindow(513, 256));
    assertThrows(IllegalArgumentException.class, () -> SatSettings.defaults().withStride(511));
    assertThrows(IllegalArgumentException.class, () -> SatSettings.defaults().withStride(0));
  }
}
