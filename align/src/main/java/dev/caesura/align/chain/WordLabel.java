package dev.caesura.align.chain;

/** How a word of either side was matched. */
public enum WordLabel {
  /** The partner is the same word. */
  MATCHED,
  /** The partner is another word. */
  SUBSTITUTED,
  /** A recognised word without a partner in the transcript. */
  ONLY_IN_AUDIO,
  /** A written word without a partner in the recording. */
  ONLY_IN_TEXT
}
