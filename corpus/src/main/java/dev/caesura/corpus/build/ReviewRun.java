package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.corpus.review.ReviewFile;
import dev.caesura.corpus.review.ReviewOutcome;
import dev.caesura.corpus.review.ReviewResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the decisions of a review against the corpus, keeps those that fit, and writes the corpus
 * again. Not thread-safe.
 */
final class ReviewRun {

  private final BuildConfig config;
  private final BuildFolder folder;
  private final Map<String, Map<String, JsonNode>> sentences = new HashMap<>();
  private final Map<String, Double> lengths = new HashMap<>();

  /** A build that writes the corpus again. */
  @FunctionalInterface
  interface Build {
    BuildRun start() throws IOException;
  }

  ReviewRun(BuildConfig config, BuildFolder folder) {
    this.config = config;
    this.folder = folder;
  }

  ReviewResult run(List<ReviewDecision> decisions, Build build)
      throws IOException, InterruptedException {
    List<ReviewDecision> stored =
        Files.exists(folder.review()) ? ReviewFile.read(folder.review()) : List.of();
    Set<ReviewDecision> before = new HashSet<>(stored);
    Map<ReviewDecision, String> refused = new HashMap<>();
    List<ReviewDecision> fitting = new ArrayList<>();
    for (ReviewDecision decision : decisions) {
      Optional<String> problem = problem(decision);
      problem.ifPresent(text -> refused.put(decision, text));
      if (problem.isEmpty()) {
        fitting.add(decision);
      }
    }
    int count = -1;
    List<String> failures = new ArrayList<>();
    if (!fitting.isEmpty()) {
      // Kept first: a run that is killed from here on is finished by the next one.
      ReviewFile.write(folder.review(), ReviewFile.merge(stored, fitting));
      BuildRun run = build.start();
      BuildResult result = run.run();
      count = result.sentences();
      result.failures().forEach(f -> failures.add(f.item() + ": " + f.message()));
      for (ReviewDecision unfit : run.unfit()) {
        refused.put(unfit, "expected the inputs of the last build; found others. Review again");
      }
    }
    List<ReviewOutcome> outcomes = new ArrayList<>();
    for (ReviewDecision decision : decisions) {
      String what = decision.place() + ": " + decision.id() + ": ";
      String problem = refused.get(decision);
      ReviewOutcome.Kind kind =
          problem != null
              ? ReviewOutcome.Kind.REFUSED
              : before.contains(decision)
                  ? ReviewOutcome.Kind.REPEATED
                  : ReviewOutcome.Kind.APPLIED;
      String message =
          switch (kind) {
            case REFUSED -> decision.place() + ": " + problem + ".";
            case REPEATED -> what + decision.described() + ", as decided before";
            case APPLIED -> what + decision.described();
          };
      outcomes.add(new ReviewOutcome(decision, kind, message));
    }
    return new ReviewResult(outcomes, count, failures);
  }

  /** Returns why a decision does not fit. */
  private Optional<String> problem(ReviewDecision decision) throws IOException {
    // Names of files that are not those of recordings never reach the file system.
    if (!config.recordings().containsKey(decision.recording())) {
      return Optional.of("expected a recording of the corpus; found " + decision.recording());
    }
    JsonNode sentence = sentences(decision.recording()).get(decision.id());
    if (sentence == null) {
      return Optional.of("expected a sentence of the corpus; found " + decision.id());
    }
    if (!ReviewedRecords.stamp(sentence).equals(decision.stamp())) {
      return Optional.of(
          "expected "
              + decision.id()
              + " as it is now; found a decision about another text or other times. Review it"
              + " again");
    }
    if (decision.action() == ReviewDecision.Action.EDGES) {
      double length = length(decision.recording());
      if (decision.end() > length) {
        return Optional.of(
            "expected edges within the " + length + " s of the recording; found " + decision.end());
      }
    }
    return Optional.empty();
  }

  private Map<String, JsonNode> sentences(String recording) throws IOException {
    Map<String, JsonNode> known = sentences.get(recording);
    if (known == null) {
      known = new HashMap<>();
      if (Files.exists(ReviewedRecords.file(folder, recording))) {
        for (JsonNode record : CorpusFiles.records(ReviewedRecords.file(folder, recording))) {
          known.put(record.path("id").asText(), record);
        }
      }
      sentences.put(recording, known);
    }
    return known;
  }

  private double length(String recording) throws IOException {
    Double known = lengths.get(recording);
    if (known == null) {
      known = RecordingWords.seconds(config.recordings().get(recording));
      lengths.put(recording, known);
    }
    return known;
  }
}
