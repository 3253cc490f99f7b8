package dev.caesura.align.correction;

/** How much text is corrected at once. */
public enum CorrectionScope {
  /**
   * All segments together: a pair, a number or a sentence may begin in one segment and end in the
   * next.
   */
  TEXT,

  /** Every segment for itself. */
  SEGMENT
}
