package dev.caesura.align.chain;

/** Whether a transcript has the order of its recording. */
public enum TranscriptOrder {
  /** The same order, with omissions and additions. */
  KEEP,
  /** Blocks in any order, which may be repeated, missing or unrelated. */
  ANY
}
