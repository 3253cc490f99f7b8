package dev.caesura.align.utterance;

/**
 * What becomes of speaker labels and stage notes of a transcript, such as {@code MR SMITH:} or
 * {@code (laughter)}; {@link dev.caesura.text.normalize.UnspokenText} finds them.
 */
public enum UnspokenTextPolicy {
  /** Each is spoken if most of its words were heard in its place, else it is passed over. */
  AUTO,
  /** All are text like any other. */
  SPOKEN,
  /** None is spoken. */
  UNSPOKEN
}
