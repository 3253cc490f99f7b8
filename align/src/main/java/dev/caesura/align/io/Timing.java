package dev.caesura.align.io;

/** Source of the times of a word. */
public enum Timing {
  /** The file states them. */
  STATED,

  /**
   * The file states times of a cue, a segment or the neighbours only. The word has its share of
   * them by its number of characters.
   */
  ESTIMATED,

  /** The file states no time from which one could be estimated; the span is empty, at 0. */
  UNKNOWN
}
