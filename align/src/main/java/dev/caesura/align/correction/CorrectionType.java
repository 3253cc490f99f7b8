package dev.caesura.align.correction;

/** What a correction mends. */
public enum CorrectionType {
  /** A word, or several, for others. */
  WORD,

  /** Upper case for lower case, or the other way round. */
  CASE,

  /** Punctuation or space. */
  PUNCTUATION,

  /** A number in digits for one in words (inverse text normalisation), or other digits. */
  NUMBER,

  /** Words that were not heard: the wrong side is empty. */
  INSERTION,

  /** Words that should not be there: the right side is empty. */
  DELETION
}
