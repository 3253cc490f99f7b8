package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;

/**
 * Cost of a cut beside what the scores of speech say about it: that of a place inside a word or a
 * sentence, for example. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CutCost {

  /** Adds nothing. */
  CutCost NONE = cut -> 0;

  /**
   * Returns the additional cost of a cut.
   *
   * @param cut from the end of the segment before it to the start of the one after it; empty inside
   *     speech
   * @return a finite cost; cuts in speech cost 4 to 8 without it, in pauses -1 to 1
   */
  double of(TimeSpan cut);
}
