package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.Sha256;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Results of a stage: one JSON file for each item, with the fingerprint of all that decides it. A
 * file is written as a whole, so what is there is complete. Immutable and thread-safe.
 *
 * @param folder the folder of the stage
 */
record StageCache(Path folder) {

  static final JsonMapper JSON = new JsonMapper();

  /** Returns the fingerprint of what decides a result. */
  static String fingerprint(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      // The length keeps neighbours apart.
      String shown = String.valueOf(part);
      text.append(shown.length()).append(':').append(shown).append('\n');
    }
    return Sha256.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a file name for an item whose name may be any text. */
  static String fileName(String item) {
    return Sha256.ofBytes(item.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
  }

  /** Returns the result of an item if it has this fingerprint. */
  Optional<JsonNode> find(String item, String fingerprint) throws IOException {
    Path file = file(item);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      return root.path("fingerprint").asText().equals(fingerprint)
          ? Optional.of(root.path("result"))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // Damaged from outside: it is made again.
      return Optional.empty();
    }
  }

  /** Stores the result of an item; it is on the disk when this returns. */
  void store(String item, String fingerprint, JsonNode result) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("item", item);
    root.put("fingerprint", fingerprint);
    root.set("result", result);
    Files.createDirectories(folder);
    WholeFile.writeText(file(item), out -> out.write(JSON.writeValueAsString(root) + "\n"));
  }

  /** Forgets the result of an item. */
  void remove(String item) throws IOException {
    Files.deleteIfExists(file(item));
  }

  private Path file(String item) {
    return folder.resolve(fileName(item) + ".json");
  }
}
