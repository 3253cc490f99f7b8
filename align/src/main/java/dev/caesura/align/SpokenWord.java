package dev.caesura.align;

import java.util.Objects;

/**
 * Word of speech with its speaker and what a sentence network reads in it. Immutable and
 * thread-safe.
 *
 * @param word the word as a recogniser writes it, with its time
 * @param timed whether its time is the recogniser's; false for an estimate, from which no pause
 *     follows
 * @param speaker name of the speaker; empty if not known
 * @param text logits of the sentence network
 */
public record SpokenWord(Word word, boolean timed, String speaker, WordLogits text) {

  /** Checks that nothing is missing. */
  public SpokenWord {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(text, "text");
  }

  /**
   * Returns a copy with other logits.
   *
   * @param logits logits of the sentence network
   * @return the changed word
   */
  public SpokenWord withText(WordLogits logits) {
    return new SpokenWord(word, timed, speaker, logits);
  }

  /**
   * Returns a copy with another speaker.
   *
   * @param name name of the speaker; empty if not known
   * @return the changed word
   */
  public SpokenWord withSpeaker(String name) {
    return new SpokenWord(word, timed, name, text);
  }
}
