package dev.caesura.bench.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.trust.ErrorFeature;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shipped weights of error probabilities, one model for each kind. Stateless. */
final class WeightsFile {

  private static final JsonMapper JSON = new JsonMapper();

  /** Weights below this change no probability that anyone would see. */
  private static final double NEGLIGIBLE = 0.005;

  private WeightsFile() {}

  /** Fits the weights of one kind, and writes them into a file; other kinds in it stay. */
  static void put(Path file, String kind, List<JudgedSample> samples) throws IOException {
    double[][] rows = samples.stream().map(JudgedSample::features).toArray(double[][]::new);
    boolean[] isWrong = new boolean[rows.length];
    for (int i = 0; i < isWrong.length; i++) {
      isWrong[i] = samples.get(i).isWrong();
    }
    double[] weights = LogisticFit.fit(rows, isWrong);
    JsonNode known = Files.exists(file) ? JSON.readTree(Files.readString(file)) : null;
    ObjectNode root = known instanceof ObjectNode object ? object : JSON.createObjectNode();
    ObjectNode model = JSON.createObjectNode();
    model.put("intercept", rounded(weights[0]));
    ObjectNode named = model.putObject("weights");
    ErrorFeature[] features = ErrorFeature.values();
    for (int i = 0; i < features.length; i++) {
      ErrorFeature feature = features[i];
      double weight = weights[1 + i];
      if (weight >= NEGLIGIBLE) {
        named.put(feature.toString(), rounded(weight));
      }
    }
    root.set(kind, model);
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    WholeFile.writeText(file, out -> out.write(text));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
