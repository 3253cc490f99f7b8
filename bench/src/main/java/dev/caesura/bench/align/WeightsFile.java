package dev.caesura.bench.align;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
  static void put(Path file, String kind, List<JudgedSample> samples, boolean isRelative)
      throws IOException {
    FittedModel fitted = FittedModel.of(samples, isRelative);
    double[] weights = fitted.weights();
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
    ArrayNode grown = model.putArray("trees");
    fitted.trees().forEach(tree -> grown.add(json(tree)));
    root.set(kind, model);
    // A tree on each line.
    String text =
        JSON.writer(new DefaultPrettyPrinter().withArrayIndenter(new TreeIndenter()))
                .writeValueAsString(root)
            + "\n";
    WholeFile.writeText(file, out -> out.write(text));
  }

  @SuppressWarnings("EnumOrdinal") // Rows are in the order of the features.
  private static JsonNode json(MonotoneBoosting.Node node) {
    if (node.isLeaf()) {
      return JSON.getNodeFactory().numberNode(node.value());
    }
    return JSON.createArrayNode()
        .add(ErrorFeature.values()[node.feature()].toString())
        .add(node.above())
        .add(json(node.low()))
        .add(json(node.high()));
  }

  /** Begins a line for each tree, but not inside of one. */
  private static final class TreeIndenter implements DefaultPrettyPrinter.Indenter {

    private static final int LEVEL = 3;
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= LEVEL) {
        LINES.writeIndentation(json, level);
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
