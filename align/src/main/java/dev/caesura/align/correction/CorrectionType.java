package dev.caesura.align.correction;

/** Kind of error that a correction repairs. */
public enum CorrectionType {
  /** One or more words replace other words. */
  WORD,

  /** Upper case replaces lower case, or the other way round. */
  CASE,

  /** Punctuation or space is changed. */
  PUNCTUATION,

  /** Digits replace a number in words (inverse text normalisation) or other digits. */
  NUMBER,

  /** Words that were not recognised are inserted: the wrong side is empty. */
  INSERTION,

  /** Extra words are deleted: the right side is empty. */
  DELETION
}
