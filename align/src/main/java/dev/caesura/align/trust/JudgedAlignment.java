package dev.caesura.align.trust;

import dev.caesura.align.Utterance;
import java.util.List;
import java.util.Objects;

/**
 * Utterances of a recording with their probabilities of an error, and the verdict on all. Immutable
 * and thread-safe.
 *
 * @param utterances sentences in the order of the transcript, found or not, then speech without
 *     text
 * @param verdict whether the transcript belongs to the recording
 */
public record JudgedAlignment(List<Utterance> utterances, TranscriptVerdict verdict) {

  /** Copies the utterances; rejects null. */
  public JudgedAlignment {
    utterances = List.copyOf(utterances);
    Objects.requireNonNull(verdict, "verdict");
  }

  /**
   * Returns a copy with the same utterances at other times.
   *
   * @param moved the utterances in the same order
   * @return the new alignment
   */
  public JudgedAlignment withUtterances(List<Utterance> moved) {
    return new JudgedAlignment(moved, verdict);
  }
}
