package dev.caesura.align.chain;

/** What became of a word of either side. */
public enum WordLabel {
  /** The same word stands in its place on the other side. */
  MATCHED,
  /** Another word stands in its place. */
  SUBSTITUTED,
  /** A heard word that nobody wrote. */
  ONLY_IN_AUDIO,
  /** A written word that nobody says. */
  ONLY_IN_TEXT
}
