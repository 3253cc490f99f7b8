package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Seconds that an item of each stage took in the last build that ran it. Not thread-safe. */
final class StageRates {

  private final Path file;
  private final Map<BuildStage, Double> seconds = new EnumMap<>(BuildStage.class);

  private StageRates(Path file) {
    this.file = file;
  }

  static StageRates in(Path folder) throws IOException {
    StageRates rates = new StageRates(folder.resolve("rates.json"));
    if (Files.exists(rates.file)) {
      try {
        JsonNode root = StageCache.JSON.readTree(rates.file.toFile());
        for (BuildStage stage : BuildStage.values()) {
          if (root.path(stage.toString()).isNumber()) {
            rates.seconds.put(stage, root.path(stage.toString()).asDouble());
          }
        }
      } catch (JsonProcessingException e) {
        // Estimates are lost, nothing else.
        rates.seconds.clear();
      }
    }
    return rates;
  }

  Map<BuildStage, Double> seconds() {
    return seconds;
  }

  /** Notes a stage: the seconds of one thread for each item. */
  void note(BuildStage stage, double secondsOfItem) throws IOException {
    seconds.put(stage, secondsOfItem);
    ObjectNode root = StageCache.JSON.createObjectNode();
    seconds.forEach((key, value) -> root.put(key.toString(), value));
    WholeFile.writeText(file, out -> out.write(StageCache.JSON.writeValueAsString(root) + "\n"));
  }
}
