package dev.caesura.align.speech;

import java.util.BitSet;

/**
 * Counts of ends of sentences that were found in the gaps between words, and of sentences with both
 * ends right. The end of the last word is not a gap. Immutable and thread-safe.
 *
 * @param hits ends that are known and found
 * @param found ends that were found
 * @param known ends that are known
 * @param exact sentences that are known and found, from the same first to the same last word
 * @param foundSentences sentences that were found
 * @param knownSentences sentences that are known
 */
public record EndCounts(
    int hits, int found, int known, int exact, int foundSentences, int knownSentences) {

  /** Nothing. */
  public static final EndCounts NONE = new EndCounts(0, 0, 0, 0, 0, 0);

  /**
   * Compares ends of sentences.
   *
   * @param found indexes of the words with an end that was found
   * @param known indexes of the words with a known end
   * @param words number of words, at least 0; ends at and after the last one do not count
   * @return the counts
   */
  public static EndCounts of(BitSet found, BitSet known, int words) {
    int gaps = Math.max(0, words - 1);
    BitSet both = found.get(0, gaps);
    both.and(known);
    int hits = both.cardinality();
    int foundCount = found.get(0, gaps).cardinality();
    int knownCount = known.get(0, gaps).cardinality();
    int exact = 0;
    int start = 0;
    for (int end = 0; end < words; end++) {
      boolean isFound = end == gaps || found.get(end);
      boolean isKnown = end == gaps || known.get(end);
      if (isFound && isKnown) {
        // Start is negative after an end that only one side has.
        exact += start >= 0 ? 1 : 0;
        start = end + 1;
      } else if (isFound || isKnown) {
        start = -1;
      }
    }
    int last = words > 0 ? 1 : 0;
    return new EndCounts(hits, foundCount, knownCount, exact, foundCount + last, knownCount + last);
  }

  /**
   * Adds other counts.
   *
   * @param other counts of another recording
   * @return the sums
   */
  public EndCounts plus(EndCounts other) {
    return new EndCounts(
        hits + other.hits,
        found + other.found,
        known + other.known,
        exact + other.exact,
        foundSentences + other.foundSentences,
        knownSentences + other.knownSentences);
  }

  /**
   * Returns the share of found ends that are known.
   *
   * @return in [0, 1]; NaN if none was found
   */
  public double precision() {
    return (double) hits / found;
  }

  /**
   * Returns the share of known ends that were found.
   *
   * @return in [0, 1]; NaN if none is known
   */
  public double recall() {
    return (double) hits / known;
  }

  /**
   * Returns the harmonic mean of precision and recall.
   *
   * @return in [0, 1]; NaN if no end is known or found
   */
  public double f1() {
    return 2.0 * hits / (found + known);
  }

  /**
   * Returns the share of found sentences that are known sentences.
   *
   * @return in [0, 1]; NaN without words
   */
  public double exactShare() {
    return (double) exact / foundSentences;
  }
}
