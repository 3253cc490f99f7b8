package dev.caesura.align;

import dev.caesura.audio.FrameScores;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about the words of a recording: the words, their times and speakers, what a
 * sentence network reads in them, and where the recording has speech. Immutable and thread-safe.
 *
 * @param words the words in reading order; may be empty. Starts ascend, except where speakers
 *     overlap
 * @param speech probabilities of speech of the whole recording; empty without audio
 */
public record SpeechEvidence(List<SpokenWord> words, Optional<FrameScores> speech) {

  /** Copies the words. */
  public SpeechEvidence {
    words = List.copyOf(words);
    Objects.requireNonNull(speech, "speech");
  }

  /**
   * Creates evidence without audio.
   *
   * @param words the words in reading order; may be empty
   * @return the evidence
   */
  public static SpeechEvidence of(List<SpokenWord> words) {
    return new SpeechEvidence(words, Optional.empty());
  }

  /**
   * Returns a copy with probabilities of speech.
   *
   * @param scores probabilities of speech of the whole recording
   * @return the changed evidence
   */
  public SpeechEvidence withSpeech(FrameScores scores) {
    return new SpeechEvidence(words, Optional.of(scores));
  }

  /**
   * Returns whether some word has a time of its own.
   *
   * @return false without words
   */
  public boolean isTimed() {
    return words.stream().anyMatch(SpokenWord::timed);
  }
}
