package dev.caesura.align.io;

/** Where the times of a word come from. */
public enum Timing {
  /** The file states them. */
  STATED,

  /**
   * The file states times of a cue, a segment or the neighbours only; the word has its share of
   * them by its number of characters.
   */
  ESTIMATED,

  /** The file states no time at all that would help; the span is empty, at 0. */
  UNKNOWN
}
