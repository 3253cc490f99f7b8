package dev.caesura.text.boundary;

/** Scores text that arrives, and decides when a score is final. Not thread-safe. */
interface StreamScores {

  /** Adds the next scores that no more text can change; returns whether there were any. */
  boolean advance(SentenceCutter cutter);

  /** Adds the scores of all the text that is left. */
  void finish(SentenceCutter cutter);

  /** Returns the first place in the cutter's text that is still needed. */
  int needed();

  /** Learns that characters were removed from the start of the cutter's text. */
  void removed(int count);

  /** Returns how many characters a boundary waits for, at most. */
  long lookahead();
}
