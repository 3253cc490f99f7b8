package dev.caesura.align.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorModelReaderTests {

  private static final String MODEL = "{\"intercept\": -4, \"weights\": {\"errors-5\": 2.5}}";

  private static String file(String model) {
    return "{\"recognition\": "
        + model
        + ", \"self\": "
        + MODEL
        + ", \"synthesis\": "
        + MODEL
        + "}";
  }

  private static Map<EvidenceKind, ErrorModel> read(String json) throws IOException {
    return ErrorModelReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "weights.json");
  }

  @Test
  void weightsAreRead() throws IOException {
    ErrorModel model = read(file(MODEL)).get(EvidenceKind.RECOGNITION);
    ErrorEvidence evidence = new ErrorEvidence();
    assertEquals(1 / (1 + Math.exp(4)), model.probability(evidence), 1e-12);
    evidence.set(ErrorFeature.ERRORS_5, 7);
    assertEquals(1 / (1 + Math.exp(1.5)), model.probability(evidence), 1e-12);
  }

  private static String tree(String tree) {
    return file("{\"intercept\": -4, \"weights\": {}, \"trees\": [" + tree + "]}");
  }

  @Test
  void treesAreAddedToTheLogOdds() throws IOException {
    ErrorModel model =
        read(tree("[\"slow\", 0.5, -0.5, [\"fast\", 0.25, 1, 2]], [\"slow\", 0, 0, 0.5]"))
            .get(EvidenceKind.RECOGNITION);
    ErrorEvidence evidence = new ErrorEvidence();
    assertEquals(1 / (1 + Math.exp(4.5)), model.probability(evidence), 1e-12);
    evidence.set(ErrorFeature.SLOW, 0.5);
    assertEquals(1 / (1 + Math.exp(4)), model.probability(evidence), 1e-12);
    evidence.set(ErrorFeature.SLOW, 0.6);
    assertEquals(1 / (1 + Math.exp(2.5)), model.probability(evidence), 1e-12);
    evidence.set(ErrorFeature.FAST, 0.3);
    assertEquals(1 / (1 + Math.exp(1.5)), model.probability(evidence), 1e-12);
  }

  @Test
  void everyKindIsShipped() {
    assertEquals(EvidenceKind.values().length, ErrorModelReader.shipped().size());
  }

  @Test
  void hostileFilesAreRefused() {
    List<String> hostile =
        List.of(
            "",
            "[]",
            "{",
            "null",
            file("{}"),
            file("{\"intercept\": -4, \"weights\": []}"),
            file("{\"weights\": {}}"),
            file("{\"intercept\": \"-4\", \"weights\": {}}"),
            file("{\"intercept\": 1e300, \"weights\": {}}"),
            file("{\"intercept\": 1e999, \"weights\": {}}"),
            file("{\"intercept\": NaN, \"weights\": {}}"),
            file("{\"intercept\": -4, \"weights\": {\"errors-5\": -0.1}}"),
            file("{\"intercept\": -4, \"weights\": {\"errors-5\": 1000}}"),
            file("{\"intercept\": -4, \"weights\": {\"errors-5\": null}}"),
            file("{\"intercept\": -4, \"weights\": {\"errors-5\": 1, \"errors-5\": 2}}"),
            file("{\"intercept\": -4, \"weights\": {\"no-such-feature\": 1}}"),
            file(MODEL) + file(MODEL),
            file(MODEL).replace("synthesis", "hypnosis"),
            "[".repeat(20_000),
            tree("[]"),
            tree("\"slow\""),
            tree("1e9"),
            tree("[\"slow\", 0.5, 0.1]"),
            tree("[\"slow\", 1.5, 0.1, 0.2]"),
            tree("[\"slow\", \"0.5\", 0.1, 0.2]"),
            tree("[\"no-such-feature\", 0.5, 0.1, 0.2]"),
            // More doubt must not lower the probability, not even on another branch.
            tree("[\"slow\", 0.5, 0.3, 0.2]"),
            tree("[\"slow\", 0.5, [\"fast\", 0.5, 0.1, 0.3], [\"fast\", 0.7, 0.2, 0.4]]"),
            tree("[\"slow\", 0.5, 0, ".repeat(7) + "1" + "]".repeat(7)),
            tree("[\"slow\", 0.5, 0, ".repeat(20_000)),
            file("{\"intercept\": -4, \"weights\": {}, \"trees\": {}}"),
            tree("0, ".repeat(1000) + "0"),
            file(MODEL) + " ".repeat(1 << 18));
    for (String json : hostile) {
      String shown = json.substring(0, Math.min(120, json.length()));
      IOException e = assertThrows(IOException.class, () -> read(json), shown);
      assertTrue(e.getMessage().startsWith("weights.json: "), e.getMessage());
    }
  }
}
