package dev.caesura.models.text.adapt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What was fitted to a network: the logit of a boundary is a weighted sum, and 0 is where it parts.
 * Immutable and thread-safe.
 *
 * @param model what tells the network, {@link dev.caesura.models.text.ColumnScorer#identity}
 * @param columns how many columns it has, in [1, 4096]
 * @param method what is weighted
 * @param weights one of the first column ({@link Method#OWN}, {@link Method#THRESHOLD}), or of all,
 *     or of all and of the written form
 * @param bias is added
 * @param evidence what the choice rests on
 */
public record Adaptation(
    String model,
    int columns,
    Method method,
    List<Double> weights,
    double bias,
    Evidence evidence) {

  private static final String FORMAT = "caesura-adaptation-1";
  private static final int MOST_COLUMNS = 4096;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NAME = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public Adaptation {
    if (model.isBlank() || model.length() > MOST_NAME) {
      throw new IllegalArgumentException(
          "model's name has " + model.length() + " characters, not 1 to " + MOST_NAME);
    }
    if (columns < 1 || columns > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "columns " + columns + " is not in [1, " + MOST_COLUMNS + "]");
    }
    weights = List.copyOf(weights);
    int expected = method.weights(columns);
    if (weights.size() != expected) {
      throw new IllegalArgumentException(
          weights.size()
              + " weights; "
              + method.written()
              + " of "
              + columns
              + " columns has "
              + expected);
    }
    for (double weight : weights) {
      requireFinite("weight", weight);
    }
    requireFinite("bias", bias);
    Objects.requireNonNull(evidence, "evidence");
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is not finite");
    }
  }

  /**
   * What a choice rests on. Immutable and thread-safe.
   *
   * @param sentences of the examples
   * @param boundaries between them
   * @param ownF1 of the network as it is, on the examples
   * @param f1 of what was chosen, by cross-validation
   * @param strength of the penalty; 0 without a regression
   */
  public record Evidence(int sentences, int boundaries, double ownF1, double f1, double strength) {

    public Evidence {
      if (sentences < 0 || boundaries < 0) {
        throw new IllegalArgumentException(
            sentences + " sentences and " + boundaries + " boundaries are not at least 0");
      }
      if (!(ownF1 >= 0 && ownF1 <= 1 && f1 >= 0 && f1 <= 1)) {
        throw new IllegalArgumentException("F1 " + ownF1 + " and " + f1 + " are not in [0, 1]");
      }
      if (!(strength >= 0 && Double.isFinite(strength))) {
        throw new IllegalArgumentException("strength " + strength + " is not at least 0");
      }
    }
  }

  static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /**
   * Saves it as JSON.
   *
   * @param file is replaced if it is there
   * @throws IOException if it cannot be written; an older file is then as it was
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
   * Reads what {@link #write} saved.
   *
   * @param file of at most a megabyte
   * @return the adaptation
   * @throws IOException if it cannot be read or holds something else; the message names the file,
   *     what was expected and what was found
   */
  public static Adaptation read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          file + ": expected at most " + MOST_BYTES + " bytes; found " + Files.size(file));
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": expected JSON; found " + e.getOriginalMessage(), e);
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
                () -> new IllegalArgumentException("method '" + shown(name) + "', no known one"));
    List<Double> weights = new ArrayList<>();
    JsonNode list = root.path("weights");
    if (!list.isArray()) {
      throw new IllegalArgumentException("no list 'weights'");
    }
    for (JsonNode weight : list) {
      if (!weight.isNumber()) {
        throw new IllegalArgumentException("a weight that is no number");
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
