package dev.caesura.bench.text;

import dev.caesura.models.text.sat.Sat;
import dev.caesura.models.text.sat.WindowSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The 3-layer XLM-R without its weights ({@code bench/make-xlmr}), laid out as SaT's folder. */
final class XlmrGraph {

  private XlmrGraph() {}

  /** Opens it in a precision, {@code float32} or {@code int8}. */
  static Sat open(String precision, WindowSettings settings) throws IOException {
    Path folder = Files.createTempDirectory("xlmr3");
    Path model = folder.resolve("model.onnx");
    Path tokenizer = folder.resolve("tokenizer.json");
    try {
      copy("xlmr3-" + precision + ".onnx", model);
      copy("xlmr3-tokenizer.json", tokenizer);
      return Sat.open(folder, settings);
    } finally {
      Files.deleteIfExists(model);
      Files.deleteIfExists(tokenizer);
      Files.delete(folder);
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = XlmrGraph.class.getResourceAsStream(resource)) {
      Files.copy(in, to);
    }
  }
}
