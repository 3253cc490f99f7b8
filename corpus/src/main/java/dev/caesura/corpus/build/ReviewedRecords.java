package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.review.ReviewDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what people decided about sentences into their records, as the field {@code review}. A
 * decision holds for the text and the times that it was made about; others are left alone. Not
 * thread-safe.
 */
final class ReviewedRecords {

  /** Field of a record with the decision, and reason of sentences that a person left out. */
  static final String REVIEW = "review";

  private final Map<String, Map<String, ReviewDecision>> byRecording = new HashMap<>();
  private final Set<ReviewDecision> unfit;
  private final Map<String, JsonNode> moved;

  /**
   * Creates a collection.
   *
   * @param decisions the decisions
   * @param moved the results of {@link EdgeMover#move} by recording
   */
  ReviewedRecords(List<ReviewDecision> decisions, Map<String, JsonNode> moved) {
    this.moved = moved;
    this.unfit = new LinkedHashSet<>(decisions);
    decisions.forEach(
        decision ->
            byRecording
                .computeIfAbsent(decision.recording(), r -> new LinkedHashMap<>())
                .put(decision.id(), decision));
  }

  /** Returns the stamp of a sentence: another text, other times, another stamp. */
  static String stamp(JsonNode record) {
    return StageCache.fingerprint(
            record.path("id").asText(),
            record.path("text").asText(),
            record.path("audio_start").asText(),
            record.path("audio_end").asText())
        .substring(0, 16);
  }

  /** Returns the file of the aligned sentences of a recording. */
  static Path file(BuildFolder folder, String recording) {
    return folder.recording(recording).resolve("corpus.jsonl");
  }

  /** Finds an aligned sentence. */
  static Optional<JsonNode> find(BuildFolder folder, String recording, String id)
      throws IOException {
    Path file = file(folder, recording);
    return Files.exists(file)
        ? CorpusFiles.records(file).stream()
            .filter(record -> record.path("id").asText().equals(id))
            .findFirst()
        : Optional.empty();
  }

  /** Returns why a sentence is left out: the limits that it breaks, unless a person decided. */
  static List<String> reasons(JsonNode record, List<String> broken) {
    String decision = record.path(REVIEW).asText();
    if (decision.isEmpty()) {
      return broken;
    }
    boolean isRejected = decision.equals(ReviewDecision.Action.REJECT.toString());
    return isRejected ? List.of(REVIEW) : List.of();
  }

  /** Returns a recording with the decisions about its sentences. */
  BuiltRecording applied(BuiltRecording recording) {
    Map<String, ReviewDecision> own = byRecording.get(recording.name());
    if (own == null || recording.measured().isEmpty()) {
      return recording;
    }
    List<JsonNode> records = new ArrayList<>();
    ArrayNode measures = StageCache.JSON.createArrayNode();
    for (int r = 0; r < recording.kept().size(); r++) {
      JsonNode record = recording.kept().get(r);
      JsonNode measured = recording.measured().get().path(r);
      ReviewDecision decision = own.get(record.path("id").asText());
      if (decision != null && decision.stamp().equals(stamp(record))) {
        JsonNode changed = changed(decision, record);
        if (changed.isObject()) {
          unfit.remove(decision);
          measured =
              decision.action() == ReviewDecision.Action.EDGES
                  ? changed.path("measures")
                  : measured;
          ObjectNode reviewed = changed.path("record").deepCopy();
          record = reviewed.put(REVIEW, decision.action().toString());
        }
      }
      records.add(record);
      measures.add(measured);
    }
    return new BuiltRecording(
        recording.name(),
        recording.words(),
        recording.match(),
        recording.aligned(),
        Optional.of(measures),
        records,
        recording.rejected());
  }

  /** Returns an object with the record that a decision leads to. */
  private JsonNode changed(ReviewDecision decision, JsonNode record) {
    if (decision.action() != ReviewDecision.Action.EDGES) {
      return StageCache.JSON.createObjectNode().set("record", record);
    }
    JsonNode cut = moved.get(decision.recording());
    return cut == null ? MissingNode.getInstance() : cut.path(decision.id());
  }

  /**
   * Returns the decisions that have fitted no sentence of the recordings so far, or whose audio
   * could not be cut.
   */
  List<ReviewDecision> unfit() {
    return List.copyOf(unfit);
  }
}
