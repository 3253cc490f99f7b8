package dev.caesura.corpus.review;

import java.util.Objects;

/**
 * What became of a decision. Immutable and thread-safe.
 *
 * @param decision the decision
 * @param kind what became of it
 * @param message the decision and what became of it, with file and line
 */
public record ReviewOutcome(ReviewDecision decision, Kind kind, String message) {

  /** What became of a decision. */
  public enum Kind {
    /** The corpus has changed. */
    APPLIED,
    /** An earlier review had decided the same. */
    REPEATED,
    /** The decision does not fit the corpus, and was not applied. */
    REFUSED
  }

  /** Rejects null. */
  public ReviewOutcome {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }
}
