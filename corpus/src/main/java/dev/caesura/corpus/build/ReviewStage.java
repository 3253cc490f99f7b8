package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the decisions of all reviews so far to the aligned sentences of a build. Immutable.
 *
 * @param config inputs and settings
 * @param folder the output folder, which holds the decisions
 * @param runner runs the recordings whose edges were moved
 * @param keys fingerprints
 */
record ReviewStage(BuildConfig config, BuildFolder folder, StageRunner runner, StageKeys keys) {

  /** Measures the clip of a record. */
  @FunctionalInterface
  interface Measurer {
    JsonNode measure(String recording, JsonNode record) throws IOException;
  }

  ReviewedRecords run(Map<String, JsonNode> aligned, Measurer measurer)
      throws IOException, InterruptedException {
    List<ReviewDecision> decisions =
        Files.exists(folder.review()) ? ReviewFile.read(folder.review()) : List.of();
    EdgeMover mover = new EdgeMover(config, folder, decisions);
    mover.removeOthers(aligned.keySet());
    List<String> names = mover.recordings(aligned.keySet());
    if (names.isEmpty()) {
      return new ReviewedRecords(decisions, Map.of());
    }
    StageCache cache = folder.cache(BuildStage.EDGES);
    for (String name : names) {
      Optional<JsonNode> known = cache.find(name, key(mover, name, aligned));
      if (known.isPresent() && !mover.areClipsThere(known.get(), name)) {
        cache.remove(name);
      }
    }
    Map<String, JsonNode> moved =
        runner.run(
            BuildStage.EDGES,
            names,
            name -> key(mover, name, aligned),
            (name, key) -> {
              ObjectNode all = mover.move(name);
              for (Map.Entry<String, JsonNode> each : all.properties()) {
                JsonNode measures = measurer.measure(name, each.getValue().path("record")).path(0);
                ((ObjectNode) each.getValue()).set("measures", measures);
              }
              return all;
            });
    return new ReviewedRecords(decisions, moved);
  }

  private String key(EdgeMover mover, String name, Map<String, JsonNode> aligned)
      throws IOException {
    return StageCache.fingerprint(mover.key(name, aligned.get(name)), keys.measure(name, ""));
  }

  /** Returns the decisions that fit no sentence of some recordings. */
  static List<ReviewDecision> unfit(ReviewedRecords reviewed, BuiltRecordings recordings)
      throws IOException {
    if (!reviewed.unfit().isEmpty()) {
      recordings.forEach(recording -> {});
    }
    return reviewed.unfit();
  }

  /** Returns the warning that a decision was not applied. */
  static String warning(ReviewDecision decision) {
    return decision.place()
        + ": expected "
        + decision.id()
        + " as it was reviewed; found another sentence or none. The decision was not applied.";
  }
}
