package dev.caesura.models.text.sat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the threshold and the size of the vocabulary from a network's folder. */
final class SatConfig {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long MAX_BYTES = 1L << 20;

  private SatConfig() {}

  /** Returns the threshold of a network's kind ({@code get_default_threshold} of wtpsplit 2.2). */
  static float threshold(Path folder, boolean isSubword) throws IOException {
    if (!isSubword) {
      return 0.01f;
    }
    JsonNode config = read(folder.resolve("config.json"));
    String name = folder.getFileName() + " " + config.path("_name_or_path").asText("");
    // A single label shows that it is -sm, whatever the folder's name.
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
   * Compares the size of the tokenizer's vocabulary with that of the network, where {@code
   * config.json} states it. The network's table may be padded, but not be a tenth larger.
   */
  static void requireVocabulary(Path folder, int vocabularySize) throws IOException {
    Path file = folder.resolve("config.json");
    int expected = read(file).path("vocab_size").asInt(0);
    if (expected > 0 && (vocabularySize > expected || vocabularySize < 0.9 * expected)) {
      throw new ModelException(
          folder.resolve("tokenizer.json")
              + ": expected the tokenizer of the network, whose config.json states "
              + expected
              + " pieces; found "
              + vocabularySize);
    }
  }

  private static JsonNode read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    try {
      return JSON.readTree(Utf8Text.read(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(
          file + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    }
  }
}
