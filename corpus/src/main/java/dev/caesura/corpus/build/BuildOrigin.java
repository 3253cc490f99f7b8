package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a corpus comes from: its configuration and the limits that were given besides, so that a
 * review makes the same corpus again. Immutable and thread-safe.
 *
 * @param config the file of the configuration, absolute
 * @param limits limits that go before those of the file, by name; {@code off} removes one
 */
public record BuildOrigin(Path config, Map<String, String> limits) {

  private static final String FILE = "origin.json";

  /** Copies the map; rejects null. */
  public BuildOrigin {
    config = Objects.requireNonNull(config, "config").toAbsolutePath().normalize();
    limits = Map.copyOf(limits);
  }

  /**
   * Notes the origin in an output folder.
   *
   * @param output the output folder of a build
   * @throws IOException if it cannot be written
   */
  public void save(Path output) throws IOException {
    ObjectNode root = StageCache.JSON.createObjectNode();
    root.put("config", config.toString());
    ObjectNode all = root.putObject("limits");
    new TreeMap<>(limits).forEach(all::put);
    WholeFile.writeText(
        BuildFolder.work(output).resolve(FILE),
        out -> out.write(StageCache.JSON.writeValueAsString(root) + "\n"));
  }

  /**
   * Reads the origin of a corpus.
   *
   * @param output a folder
   * @return the origin; empty if no build has noted one
   * @throws IOException if it cannot be read
   */
  public static Optional<BuildOrigin> of(Path output) throws IOException {
    Path file = BuildFolder.work(output).resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = StageCache.JSON.readTree(file.toFile());
      Map<String, String> limits = new LinkedHashMap<>();
      root.path("limits")
          .properties()
          .forEach(limit -> limits.put(limit.getKey(), limit.getValue().asText()));
      return Optional.of(new BuildOrigin(Path.of(root.path("config").asText()), limits));
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ": expected the origin of a corpus; found " + e.getOriginalMessage(), e);
    }
  }
}
