package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Results of all stages for one recording. A stage that failed, or that came after one that failed,
 * has none.
 *
 * @param name the name of the recording
 * @param words the result of {@link BuildFunctions#words}
 * @param match the result of {@link BuildFunctions#match}
 * @param aligned the result of {@link BuildFunctions#align}
 * @param measured the result of {@link BuildFunctions#measure}
 * @param kept the records of the sentences that alignment kept; empty without measures
 * @param rejected the records of what alignment did not keep; empty without measures
 */
public record BuiltRecording(
    String name,
    JsonNode words,
    Optional<JsonNode> match,
    Optional<JsonNode> aligned,
    Optional<JsonNode> measured,
    List<JsonNode> kept,
    List<JsonNode> rejected) {

  /** Copies the lists; rejects null. */
  public BuiltRecording {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(aligned, "aligned");
    Objects.requireNonNull(measured, "measured");
    kept = List.copyOf(kept);
    rejected = List.copyOf(rejected);
  }
}
