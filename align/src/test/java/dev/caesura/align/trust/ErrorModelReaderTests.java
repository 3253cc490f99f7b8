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
            file(MODEL) + " ".repeat(1 << 16));
    for (String json : hostile) {
      String shown = json.substring(0, Math.min(120, json.length()));
      IOException e = assertThrows(IOException.class, () -> read(json), shown);
      assertTrue(e.getMessage().startsWith("weights.json: "), e.getMessage());
    }
  }
}
