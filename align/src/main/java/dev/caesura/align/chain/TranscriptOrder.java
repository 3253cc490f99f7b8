package dev.caesura.align.chain;

/** Whether both sides tell the same things in the same order. */
public enum TranscriptOrder {
  /** In the same order, with omissions and additions. */
  KEEP,
  /** In blocks of any order, which may be repeated, missing or strange. */
  ANY
}
