package dev.caesura.align.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the models, one for each kind of evidence: {@code {"recognition": {"intercept": -5,
 * "weights": {"errors-5": 0.3}, "trees": [["slow", 0.25, -0.1, 0.2]]}, ...}}. A tree is a number,
 * or an array of a feature, the value above which its second side is taken, and both sides.
 * Stateless and thread-safe.
 */
final class ErrorModelReader {

  private static final String RESOURCE = "error-models.json";

  /** The shipped file has about 14 kB. */
  private static final int MAX_BYTES = 1 << 18;

  private static final int MAX_TREES = 1000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ErrorModelReader() {}

  /** Reads the shipped weights. */
  static Map<EvidenceKind, ErrorModel> shipped() {
    try (InputStream in =
        Objects.requireNonNull(
            ErrorModelReader.class.getResourceAsStream(RESOURCE), "resource " + RESOURCE)) {
      return read(in, RESOURCE);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Reads weights.
   *
   * @param in JSON in UTF-8, at most 256 KiB
   * @param name the name of the file in messages
   * @return a model for each kind of evidence
   * @throws IOException if the file cannot be read, is too long, is not such JSON, or has a number
   *     out of range
   */
  static Map<EvidenceKind, ErrorModel> read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + ": expected at most " + MAX_BYTES + " bytes; found more");
    }
    try {
      JsonNode root = JSON.readTree(Utf8Text.decode(bytes, name));
      Map<EvidenceKind, ErrorModel> models = new EnumMap<>(EvidenceKind.class);
      for (EvidenceKind kind : EvidenceKind.values()) {
        models.put(kind, model(root.path(kind.toString()), kind.toString()));
      }
      return models;
    } catch (JsonProcessingException e) {
      throw new IOException(
          name + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  private static ErrorModel model(JsonNode node, String kind) {
    JsonNode named = node.path("weights");
    if (!named.isObject()) {
      throw new IllegalArgumentException(kind + ": expected an object with weights; found none");
    }
    Map<ErrorFeature, Double> weights = new EnumMap<>(ErrorFeature.class);
    for (Map.Entry<String, JsonNode> entry : named.properties()) {
      weights.put(feature(entry.getKey()), number(entry.getValue(), entry.getKey()));
    }
    JsonNode grown = node.path("trees");
    if (!(grown.isMissingNode() || grown.isArray()) || grown.size() > MAX_TREES) {
      throw new IllegalArgumentException(
          kind + ": expected an array of at most " + MAX_TREES + " trees; found another value");
    }
    List<ErrorTree> trees = new ArrayList<>();
    for (JsonNode tree : grown) {
      trees.add(tree(tree, 0));
    }
    return new ErrorModel(number(node.path("intercept"), "intercept"), weights, trees);
  }

  private static ErrorTree tree(JsonNode node, int depth) {
    if (node.isNumber()) {
      return new ErrorTree.Leaf(node.doubleValue());
    }
    if (!node.isArray() || node.size() != 4 || depth >= ErrorTree.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "tree: expected a number, or an array of a feature, a number and two trees; found "
              + (node.isArray() ? "another array" : node));
    }
    return new ErrorTree.Split(
        feature(node.get(0).asText()),
        number(node.get(1), "tree"),
        tree(node.get(2), depth + 1),
        tree(node.get(3), depth + 1));
  }

  private static ErrorFeature feature(String name) {
    for (ErrorFeature feature : ErrorFeature.values()) {
      if (feature.toString().equals(name)) {
        return feature;
      }
    }
    throw new IllegalArgumentException("weight " + name + ": expected the name of a feature");
  }

  private static double number(JsonNode node, String name) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(name + " " + node + ": expected a number");
    }
    return node.doubleValue();
  }
}
