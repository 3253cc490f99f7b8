package dev.caesura.models.text.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.models.ModelException;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSegmenterContract;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.FixedWindows;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SatTests implements TextSegmenterContract {

  private static final Map<String, Sat> OPENED = new HashMap<>();

  private static Path folder(String name) {
    try {
      return Path.of(SatTests.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sat sat(String model, int stride, Weighting weighting) {
    return OPENED.computeIfAbsent(
        model + stride + weighting,
        key -> {
          try {
            return Sat.open(folder(model), new WindowSettings(512, stride, weighting, 7, 1));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @AfterAll
  static void close() {
    OPENED.values().forEach(Sat::close);
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

  @Test
  void logitsAndSentencesAreThoseOfThePublishedInference() throws IOException {
    List<JsonNode> records = parity();
    assertTrue(records.size() >= 80, "only " + records.size());
    for (JsonNode record : records) {
      String model = record.get("model").textValue();
      Sat sat =
          sat(
              model,
              record.get("stride").intValue(),
              record.get("hat").booleanValue() ? Weighting.HAT : Weighting.UNIFORM);
      String text = record.get("text").textValue();
      String shown = model + ": " + text.substring(0, Math.min(60, text.length()));
      BoundaryScores scores = sat.score(text);
      double tolerance = model.equals("half") ? 2e-2 : 1e-4;
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
      if (!model.equals("half")) {
        List<Integer> ends = new ArrayList<>();
        for (JsonNode end : record.get("ends")) {
          ends.add(text.offsetByCodePoints(0, end.intValue()));
        }
        float threshold = record.get("threshold").floatValue();
        Segmentation found = new BoundarySegmenter(sat, threshold).segment(text);
        List<Integer> foundEnds =
            found.spans().stream().map(TextSpan::end).filter(e -> e < text.length()).toList();
        assertEquals(ends, foundEnds, shown);
      }
    }
  }

  @Test
  void textsTogetherScoreAsAlone() throws IOException {
    for (String model : List.of("single", "half", "wtp")) {
      Sat sat = sat(model, 256, Weighting.UNIFORM);
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
  void hostileTextsHaveScores() {
    for (String model : List.of("single", "half", "wtp")) {
      Sat sat = sat(model, 256, Weighting.UNIFORM);
      for (String text :
          List.of("", "\u0000", "\uD800", "a\uDC00b\uD83D", "\n".repeat(5000), "\u0000a\u0000")) {
        assertEquals(text.length(), sat.score(text).length(), model);
      }
    }
  }

  @Test
  void longTextsInWindowsScoreAsOnesOfOneWindow() {
    Sat sat = sat("single", 256, Weighting.UNIFORM);
    String text = "It rained, and nobody came to see us. ".repeat(100);
    assertEquals(sat.score(text), FixedWindows.of(sat).score(text));
    assertEquals(text.length(), new FixedWindows(sat, 1000, 100).score(text).length());
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
    Files.write(network, java.util.Arrays.copyOf(real, real.length / 2));
    assertMessage("model.onnx: expected an ONNX network", folder);
    Files.writeString(network, "not a network");
    assertMessage("model.onnx: expected an ONNX network", folder);
    Files.write(
        network,
        SatTests.class
            .getResourceAsStream("/dev/caesura/models/acoustic/model.onnx")
            .readAllBytes());
    assertMessage("found inputs [input_values:FLOAT32]", folder);
    Files.write(network, real);
    assertMessage("tokenizer.json", folder);
    Path tokenizer = folder.resolve("tokenizer.json");
    Files.writeString(tokenizer, "{");
    assertMessage("tokenizer.json: expected a tokenizer", folder);
    String good = Files.readString(folder("single").resolve("tokenizer.json"));
    Files.writeString(tokenizer, good.replace("</s>", "<end>"));
    assertMessage("expected the pieces <s> and </s>", folder);
    // A vocabulary larger than the network's table: the first text that needs it says so.
    Files.writeString(tokenizer, good.replace("]]", "], [\"zzzz\", 0.0]]"));
    try (Sat sat = Sat.open(folder)) {
      ModelException e = assertThrows(ModelException.class, () -> sat.score("zzzz"));
      assertTrue(e.getMessage().contains("failed"), e.getMessage());
    }
    Files.writeString(folder.resolve("config.json"), "[");
    assertMessage("config.json: expected JSON", folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  private static void assertMessage(String part, Path folder) {
    Exception e = assertThrows(Exception.class, () -> Sat.open(folder));
    assertTrue(e instanceof IOException || e instanceof ModelException, e.toString());
    assertTrue((e + "").contains(part), e.toString());
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new WindowSettings(513, 256, Weighting.UNIFORM, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new WindowSettings(512, 511, Weighting.HAT, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> WindowSettings.defaults().withStride(0));
  }
}
