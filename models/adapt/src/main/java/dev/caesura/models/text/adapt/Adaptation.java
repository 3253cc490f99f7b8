package dev.caesura.models.text.adapt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Weights that adapt a network to a kind of text: the logit of a boundary is their weighted sum of
 * features. Text splits where it is at least 0. Immutable and thread-safe.
 *
 * @param model the network's {@link dev.caesura.models.text.ColumnScorer#identity}
 * @param columns the network's columns, in [1, 4096]
 * @param method which features are weighted
 * @param weights the weight of the first column ({@link Method#OWN}, {@link Method#THRESHOLD}), of
 *     all columns, or of all columns and the written form
 * @param bias the constant of the sum
 * @param evidence the figures that the choice is based on
 */
public record Adaptation(
    String model,
    int columns,
    Method method,
    List<Double> weights,
    double bias,
    Evidence evidence) {

  private static final String FORMAT = "caesura-adaptation-1";
  private static final int MAX_COLUMNS = 4096;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_NAME = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Adaptation {
    if (model.isBlank() || model.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "model's name: expected 1 to " + MAX_NAME + " characters; found " + model.length());
    }
    if (columns < 1 || columns > MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "columns " + columns + ": expected an integer in [1, " + MAX_COLUMNS + "]");
    }
    weights = List.copyOf(weights);
    int expected = method.weights(columns);
    if (weights.size() != expected) {
      throw new IllegalArgumentException(
          "weights: expected "
              + expected
              + " for method "
              + method.written()
              + " with "
              + columns
              + " columns; found "
              + weights.size());
    }
    for (double weight : weights) {
      requireFinite("weight", weight);
    }
    requireFinite("bias", bias);
    Objects.requireNonNull(evidence, "evidence");
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a finite number");
    }
  }

  /**
   * Figures that the choice of an adaptation is based on. Immutable and thread-safe.
   *
   * @param sentences sentences of the examples
   * @param boundaries boundaries between them
   * @param ownF1 F1 of the network without adaptation, on the examples
   * @param f1 F1 of the adaptation, by cross-validation
   * @param strength strength of the penalty; 0 without a regression
   */
  public record Evidence(int sentences, int boundaries, double ownF1, double f1, double strength) {

    public Evidence {
      if (sentences < 0 || boundaries < 0) {
        throw new IllegalArgumentException(
            "sentences " + sentences + ", boundaries " + boundaries + ": expected at least 0");
      }
      if (!(ownF1 >= 0 && ownF1 <= 1 && f1 >= 0 && f1 <= 1)) {
        throw new IllegalArgumentException("F1 " + ownF1 + ", " + f1 + ": expected [0, 1]");
      }
      if (!(strength >= 0 && Double.isFinite(strength))) {
        throw new IllegalArgumentException("strength " + strength + ": expected at least 0");
      }
    }
  }

  static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /**
   * Writes the adaptation as JSON.
   *
   * @param file is replaced if it exists
   * @throws IOException if it cannot be written; an older file then stays unchanged
   */
  public void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("model", model).put("columns", columns);
    root.put("method", method.written()).put("bias", bias);
    ArrayNode list = root.putArray("weights");
    weights.forEach(list::add);
    root.putObject("evidence")
        .put("sentences", evidence.sentences())
        .put("boundaries", evidence.boundaries())
        .put("own_f1", evidence.ownF1())
        .put("f1", evidence.f1())
        .put("strength", evidence.strength());
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    WholeFile.writeText(file, out -> out.write(text + "\n"));
  }

  /**
   * Reads an adaptation that {@link #write} wrote.
   *
   * @param file a file of at most a megabyte
   * @return the adaptation
   * @throws IOException if it cannot be read or has other content; the message names the file, what
   *     was expected and what was found
   */
  public static Adaptation read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    JsonNode root;
    try {
      root = JSON.readTree(Utf8Text.read(file));
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    }
    try {
      return of(root);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": expected an adaptation; found " + e.getMessage(), e);
    }
  }

  private static Adaptation of(JsonNode root) {
    String format = text(root, "format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException("format '" + shown(format) + "', not " + FORMAT);
    }
    String name = text(root, "method");
    Method method =
        Arrays.stream(Method.values())
            .filter(one -> one.written().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "method '" + shown(name) + "', which is not known"));
    List<Double> weights = new ArrayList<>();
    JsonNode list = root.path("weights");
    if (!list.isArray()) {
      throw new IllegalArgumentException("no list 'weights'");
    }
    for (JsonNode weight : list) {
      if (!weight.isNumber()) {
        throw new IllegalArgumentException("a weight that is not a number");
      }
      weights.add(weight.doubleValue());
    }
    JsonNode evidence = root.path("evidence");
    return new Adaptation(
        text(root, "model"),
        integer(root, "columns"),
        method,
        weights,
        number(root, "bias"),
        new Evidence(
            integer(evidence, "sentences"),
            integer(evidence, "boundaries"),
            number(evidence, "own_f1"),
            number(evidence, "f1"),
            number(evidence, "strength")));
  }

  private static String shown(String found) {
    return found.substring(0, Math.min(40, found.length()));
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("no text '" + field + "'");
    }
    return node.get(field).textValue();
  }

  private static int integer(JsonNode node, String field) {
    if (!node.path(field).isInt()) {
      throw new IllegalArgumentException("no whole number '" + field + "'");
    }
    return node.get(field).intValue();
  }

  private static double number(JsonNode node, String field) {
    if (!node.path(field).isNumber()) {
      throw new IllegalArgumentException("no number '" + field + "'");
    }
    return node.get(field).doubleValue();
  }
}
