package dev.caesura.corpus.review;

import java.util.List;

/**
 * What became of the decisions of a review. Immutable and thread-safe.
 *
 * @param outcomes what became of each decision, in the order of the file
 * @param sentences the number of sentences in the corpus now; -1 if no decision fitted, so that the
 *     corpus stayed as it was
 * @param failures the items that could not be processed while the corpus was written again, each
 *     with its message
 */
public record ReviewResult(List<ReviewOutcome> outcomes, int sentences, List<String> failures) {

  /** Copies the lists. */
  public ReviewResult {
    outcomes = List.copyOf(outcomes);
    failures = List.copyOf(failures);
  }

  /**
   * Returns how many decisions came to an outcome.
   *
   * @param kind the outcome
   * @return the number of decisions
   */
  public long count(ReviewOutcome.Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
  }
}
