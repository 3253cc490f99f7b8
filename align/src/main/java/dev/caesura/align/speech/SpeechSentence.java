package dev.caesura.align.speech;

import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * Sentence of speech, or a piece of one that limits have cut. Immutable and thread-safe.
 *
 * @param firstWord the index of its first word
 * @param endWord the index after its last word
 * @param span from the start of its first word to the last end of a word
 * @param probability that a sentence ends after its last word, in [0, 1]
 */
public record SpeechSentence(int firstWord, int endWord, TimeSpan span, double probability) {

  /** Checks the order of the words. */
  public SpeechSentence {
    Objects.requireNonNull(span, "span");
    if (firstWord < 0 || endWord <= firstWord) {
      throw new IllegalArgumentException(
          "words " + firstWord + " to " + endWord + ": expected at least one");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability " + probability + ": expected a number in [0, 1]");
    }
  }
}
