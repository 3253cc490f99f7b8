package dev.caesura.bench.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.models.text.sat.SatScorer;
import dev.caesura.models.text.sat.SatSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Factory of 3-layer XLM-R networks with synthetic weights ({@code bench/make-xlmr}). */
final class XlmrGraph {

  private XlmrGraph() {}

  /** Opens the network in a precision, {@code float32} or {@code int8}. */
  static SatScorer open(String precision, SatSettings settings) throws IOException {
    return open(precision, settings, List.of());
  }

  /**
   * Opens the network with words that are one token each. Without them, the small tokenizer splits
   * words into three times as many pieces as the real one.
   */
  static SatScorer open(String precision, SatSettings settings, List<String> words)
      throws IOException {
    Path folder = Files.createTempDirectory("xlmr3");
    Path model = folder.resolve("model.onnx");
    Path tokenizer = folder.resolve("tokenizer.json");
    try {
      copy("xlmr3-" + precision + ".onnx", model);
      copy("xlmr3-tokenizer.json", tokenizer);
      add(words, tokenizer);
      return SatScorer.open(folder, settings);
    } finally {
      Files.deleteIfExists(model);
      Files.deleteIfExists(tokenizer);
      Files.delete(folder);
    }
  }

  /** Appends pieces to the vocabulary of a tokenizer. */
  private static void add(List<String> words, Path tokenizer) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(Files.readString(tokenizer));
    ArrayNode vocabulary = (ArrayNode) json.get("model").get("vocab");
    words.forEach(word -> vocabulary.addArray().add("\u2581" + word).add(-6.0));
    Files.writeString(tokenizer, mapper.writeValueAsString(json));
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = XlmrGraph.class.getResourceAsStream(resource)) {
      Files.copy(in, to);
    }
  }
}
