package dev.caesura.models.text.sat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code config.json} and the folder's name say about a network. */
final class SatConfig {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long MOST_BYTES = 1L << 20;

  private SatConfig() {}

  /** The threshold of its kind ({@code get_default_threshold} of wtpsplit 2.2). */
  static float threshold(Path folder, boolean isSubword) throws IOException {
    if (!isSubword) {
      return 0.01f;
    }
    JsonNode config = read(folder.resolve("config.json"));
    String name = folder.getFileName() + " " + config.path("_name_or_path").asText("");
    // One label is the mark of -sm, wherever the folder lies.
    boolean isSm =
        name.matches("(?s).*-sm\\b.*")
            || config.path("num_labels").asInt(0) == 1
            || config.path("id2label").size() == 1;
    if (isSm) {
      return 0.25f;
    }
    return config.path("lim_lookahead").asBoolean(true) ? 0.025f : 0.01f;
  }

  /**
   * Compares the tokenizer's vocabulary with the network's, where the configuration tells it: a
   * table may be padded, but not be a tenth larger.
   */
  static void requireVocabulary(Path folder, int pieces) throws IOException {
    Path file = folder.resolve("config.json");
    int expected = read(file).path("vocab_size").asInt(0);
    if (expected > 0 && (pieces > expected || pieces < 0.9 * expected)) {
      throw new ModelException(
          folder.resolve("tokenizer.json")
              + ": expected the tokenizer of the network, whose config.json says "
              + expected
              + " pieces; found "
              + pieces);
    }
  }

  private static JsonNode read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MOST_BYTES + " bytes; found " + Files.size(file));
    }
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(file + ": expected JSON; found " + e.getOriginalMessage(), e);
    }
  }
}
