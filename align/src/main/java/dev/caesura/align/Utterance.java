package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One sentence of a transcript with its place in a recording; or a sentence that is not in the
 * recording; or speech that is not in the transcript. Immutable and thread-safe.
 *
 * @param recording name of the recording
 * @param status whether the two sides were found together
 * @param span when it is said; absent if {@link Status#ONLY_IN_TEXT}
 * @param source where it is written, in {@code String} indexes into the transcript, without white
 *     space at the ends; absent if {@link Status#ONLY_IN_AUDIO}
 * @param text the written words, untouched; what was hypothesis if {@link Status#ONLY_IN_AUDIO}
 * @param hypothesis what was hypothesis there, words joined by spaces; empty if {@link
 *     Status#ONLY_IN_TEXT}
 * @param words the written words in time; empty if the two sides were not found together
 * @param cer characters to edit in what was hypothesis to get the written text, both normalised,
 *     per written character: 0 is exact, more than 1 is possible; 1 if only one side exists
 * @param score similarity of the two in [0, 1]: one less the edits per character of the longer
 *     side; 0 if only one side exists
 */
public record Utterance(
    String recording,
    Status status,
    Optional<TimeSpan> span,
    Optional<TextSpan> source,
    String text,
    String hypothesis,
    List<AlignedWord> words,
    double cer,
    double score) {

  /** Whether text and audio were found together, and in which order. */
  public enum Status {
    /** Text and audio, in the order of the transcript. */
    MATCHED,
    /** Text and audio, out of the order of the transcript. */
    MOVED,
    /** Audio of a text that was matched elsewhere already. */
    REPEATED,
    /** Speech that the transcript does not have. */
    ONLY_IN_AUDIO,
    /** Text that nobody says. */
    ONLY_IN_TEXT
  }

  public Utterance {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(hypothesis, "hypothesis");
    words = List.copyOf(words);
    if (span.isEmpty() != (status == Status.ONLY_IN_TEXT)) {
      throw new IllegalArgumentException(status + " with time span " + span);
    }
    if (source.isEmpty() != (status == Status.ONLY_IN_AUDIO)) {
      throw new IllegalArgumentException(status + " with text span " + source);
    }
    if (!(cer >= 0) || !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "cer " + cer + " is not at least 0, or score " + score + " is not in [0, 1]");
    }
  }
}
