package dev.caesura.align;

import java.util.List;

/**
 * Sentences of a transcript in a recording, and how much of both agrees. Immutable and thread-safe.
 *
 * @param utterances all sentences in the order of the text, found or not, then speech without text
 * @param agreement the share of the text or of the speech that agrees with the other side,
 *     whichever is greater; in [0, 1]
 */
public record RecordingAlignment(List<Utterance> utterances, double agreement) {

  /**
   * The agreement below which a transcript does not belong to its recording. Transcripts of other
   * recordings reach about 0.1, damaged ones about 0.9 ({@code bench/run align-self}).
   */
  public static final double MIN_AGREEMENT = 0.3;

  /** Copies the utterances; checks the range of the agreement. */
  public RecordingAlignment {
    utterances = List.copyOf(utterances);
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException(
          "agreement " + agreement + ": expected a number in [0, 1]");
    }
  }

  /**
   * Returns whether the transcript belongs to the recording.
   *
   * @return false if the agreement is below {@link #MIN_AGREEMENT}
   */
  public boolean isPlausible() {
    return agreement >= MIN_AGREEMENT;
  }
}
