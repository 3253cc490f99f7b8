package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import java.util.Objects;
import java.util.Optional;

/**
 * Utterance with the decision about it. Immutable and thread-safe.
 *
 * @param utterance the utterance
 * @param rejection the reason why it is not in the corpus; empty if it is kept
 */
public record Verdict(Utterance utterance, Optional<RejectionReason> rejection) {

  public Verdict {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(rejection, "rejection");
    if (rejection.isEmpty() && utterance.span().isEmpty()) {
      throw new IllegalArgumentException(
          "kept utterance \"" + utterance.text() + "\": expected a time span; found none");
    }
  }

  /**
   * Returns whether the utterance is in the corpus.
   *
   * @return false if it is rejected
   */
  public boolean isKept() {
    return rejection.isEmpty();
  }

  /**
   * Returns whether the utterance is a sentence of the transcript, spoken or not.
   *
   * @return false for speech without text and for repeated speech
   */
  public boolean isSentence() {
    return utterance.source().isPresent() && utterance.status() != Utterance.Status.REPEATED;
  }
}
