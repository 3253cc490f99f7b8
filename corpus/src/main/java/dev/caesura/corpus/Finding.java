package dev.caesura.corpus;

import dev.caesura.align.Utterance;
import java.util.Objects;
import java.util.Optional;

/**
 * An utterance with what became of it. Immutable.
 *
 * @param utterance what was found
 * @param rejection why it is not in the corpus; absent if it is
 */
record Finding(Utterance utterance, Optional<Reason> rejection) {

  /** Why something is not in the corpus. */
  enum Reason {
    /** Nobody says the sentence. */
    TEXT_WITHOUT_SPEECH("text-without-speech"),
    /** What was heard is too far from what is written. */
    LOW_SCORE("low-score"),
    /** The sentence is longer than a clip may be. */
    TOO_LONG("too-long"),
    /** Speech that the transcript does not have. */
    SPEECH_WITHOUT_TEXT("speech-without-text"),
    /** Speech of a sentence that was found elsewhere already. */
    REPEATED("repeated");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The name in files. */
    String label() {
      return label;
    }
  }

  Finding {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(rejection, "rejection");
  }

  boolean isKept() {
    return rejection.isEmpty();
  }

  boolean isSentence() {
    return utterance.source().isPresent() && utterance.status() != Utterance.Status.REPEATED;
  }
}
