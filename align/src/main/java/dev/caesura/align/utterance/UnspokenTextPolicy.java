package dev.caesura.align.utterance;

/**
 * What becomes of speaker labels and stage notes of a transcript, such as {@code MR SMITH:} or
 * {@code (laughter)}, which {@link dev.caesura.text.normalize.UnspokenText} finds.
 */
public enum UnspokenTextPolicy {
  /**
   * Each counts as spoken if most of its words were recognised in its place; else it is skipped.
   */
  AUTO,
  /** All are text like any other. */
  SPOKEN,
  /** All are skipped. */
  UNSPOKEN
}
