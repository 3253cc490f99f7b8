package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of a transcript in a recording, and how much of both agrees. Immutable and thread-safe.
 *
 * @param utterances all sentences in the order of the text, found or not, then speech without text
 * @param agreement the share of the text or of the speech that agrees with the other side,
 *     whichever is greater; in [0, 1]
 * @param notes sentences for the user about how they were found, such as why nothing was
 */
public record RecordingAlignment(List<Utterance> utterances, double agreement, List<String> notes) {

  /**
   * The agreement below which a transcript does not belong to its recording. Transcripts of other
   * recordings reach about 0.1, damaged ones about 0.9 ({@code bench/run align-self}).
   */
  public static final double MIN_AGREEMENT = 0.3;

  /** Copies the lists; checks the range of the agreement. */
  public RecordingAlignment {
    utterances = List.copyOf(utterances);
    notes = List.copyOf(notes);
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException(
          "agreement " + agreement + ": expected a number in [0, 1]");
    }
  }

  /**
   * Creates an alignment without notes.
   *
   * @param utterances all sentences in the order of the text, then speech without text
   * @param agreement the share that agrees, in [0, 1]
   */
  public RecordingAlignment(List<Utterance> utterances, double agreement) {
    this(utterances, agreement, List.of());
  }

  /**
   * Returns a copy with one note more.
   *
   * @param note a sentence for the user
   * @return the new alignment
   */
  public RecordingAlignment withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new RecordingAlignment(utterances, agreement, more);
  }

  /**
   * Measures the agreement: the share of the written characters or of the time of speech, whichever
   * is greater, that belongs to sentences of at least a score. A recording may be a part of its
   * text, and a text a part of its recording.
   *
   * @param utterances all sentences, found or not, then speech without text
   * @param minScore the score from which a sentence agrees, in [0, 1]
   * @return the utterances with their agreement; 0 if there is neither text nor speech
   */
  public static RecordingAlignment of(List<Utterance> utterances, double minScore) {
    double characters = 0;
    double agreeingCharacters = 0;
    double seconds = 0;
    double agreeingSeconds = 0;
    for (Utterance utterance : utterances) {
      boolean agrees =
          utterance.span().isPresent()
              && utterance.source().isPresent()
              && utterance.score() >= minScore;
      int length = utterance.source().map(TextSpan::length).orElse(0);
      double duration = utterance.span().map(TimeSpan::seconds).orElse(0.0);
      characters += length;
      agreeingCharacters += agrees ? length : 0;
      seconds += duration;
      agreeingSeconds += agrees ? duration : 0;
    }
    return new RecordingAlignment(
        utterances,
        Math.max(
            characters == 0 ? 0 : agreeingCharacters / characters,
            seconds == 0 ? 0 : agreeingSeconds / seconds));
  }

  /**
   * Returns what is left of the scores if the transcript does not belong to the recording: none is
   * above the agreement, so that nothing is kept for having matched by chance.
   *
   * @return this alignment if it is plausible, else a copy with lower scores
   */
  public RecordingAlignment doubted() {
    return isPlausible()
        ? this
        : new RecordingAlignment(
            utterances.stream().map(u -> u.withScore(Math.min(u.score(), agreement))).toList(),
            agreement,
            notes);
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
