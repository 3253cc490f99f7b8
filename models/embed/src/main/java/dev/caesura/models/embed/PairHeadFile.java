package dev.caesura.models.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import dev.caesura.text.topic.PairHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes trained classifiers of topic changes as JSON. Stateless and thread-safe. */
public final class PairHeadFile {

  private static final String KIND = "caesura-pair-head";
  private static final JsonMapper JSON = new JsonMapper();

  private PairHeadFile() {}

  /**
   * Writes a classifier.
   *
   * @param file the file, which is replaced
   * @param head the classifier
   * @param encoder the name of the encoder that it was trained with
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, PairHead head, String encoder) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("kind", KIND).put("encoder", encoder);
    ArrayNode weights = root.putArray("weights");
    head.weights().forEach(weights::add);
    WholeFile.writeText(file, out -> out.write(root.toPrettyString() + "\n"));
  }

  /**
   * Reads a classifier.
   *
   * @param file the file
   * @param encoder the name of the encoder that it will be used with
   * @return the classifier
   * @throws IOException if the file cannot be read, is not a classifier, or was trained with
   *     another encoder
   */
  public static PairHead read(Path file, String encoder) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": expected JSON; found " + e.getOriginalMessage(), e);
    }
    if (!root.path("kind").asText().equals(KIND)) {
      throw new IOException(
          file
              + ": expected a classifier that 'caesura topics --train' wrote; found another file.");
    }
    String trained = root.path("encoder").asText();
    if (!trained.equals(encoder)) {
      throw new IOException(
          file
              + ": expected the encoder that it was trained with, "
              + trained
              + "; found "
              + encoder
              + ". Give that encoder, or train it again.");
    }
    List<Double> weights = new ArrayList<>();
    root.path("weights").forEach(weight -> weights.add(weight.asDouble(Double.NaN)));
    try {
      return new PairHead(weights);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
