package dev.caesura.align.eval;

/**
 * What the errors of an alignment cost; the alignment with the least sum is scored. Immutable and
 * thread-safe.
 *
 * @param substitution a word for another one; at least 1
 * @param gap a word too many or too few; at least 1
 */
public record ErrorCosts(int substitution, int gap) {

  /** Each error costs the same, so that their number is the least one: Kaldi, jiwer and others. */
  public static final ErrorCosts LEVENSHTEIN = new ErrorCosts(1, 1);

  /**
   * A substitution costs 4, a gap 3: sclite's word-weights. More words match than with {@link
   * #LEVENSHTEIN}, the number of errors can be higher.
   */
  public static final ErrorCosts SCLITE = new ErrorCosts(4, 3);

  public ErrorCosts {
    if (substitution < 1 || gap < 1 || substitution > 1000 || gap > 1000) {
      throw new IllegalArgumentException(
          "costs " + substitution + " and " + gap + " are not in [1, 1000]");
    }
  }
}
