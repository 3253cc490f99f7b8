package dev.caesura.text.length;

/**
 * Limits and prior of the lengths of pieces, in characters (UTF-16 units) without the white space
 * at a piece's ends. Immutable and thread-safe.
 *
 * @param min shorter pieces are avoided where possible, at least 0
 * @param max no piece is longer, at least {@value #MIN_MAX} so that every character fits, and at
 *     least {@code min}
 * @param keepsSentences true: sentences that fit stay as they are; false: pieces are packed by the
 *     prior, wherever sentences end
 * @param prior prior probability of a length
 */
public record Lengths(int min, int max, boolean keepsSentences, LengthPrior prior) {

  /** Smallest allowed maximum: a surrogate pair is never split. */
  public static final int MIN_MAX = 2;

  public Lengths {
    if (min < 0 || min > max) {
      throw new IllegalArgumentException(
          "min " + min + ": expected a number in [0, max " + max + "]");
    }
    if (max < MIN_MAX) {
      throw new IllegalArgumentException(
          "max " + max + ": expected a number of at least " + MIN_MAX);
    }
  }

  /**
   * Returns no limits.
   *
   * @return sentences of any length
   */
  public static Lengths unlimited() {
    return capped(0, Integer.MAX_VALUE);
  }

  /**
   * Returns limits for sentences: those that are too long are split as seldom as possible, where it
   * is most probable; neighbours that are too short are joined.
   *
   * @param min shortest wanted piece
   * @param max longest allowed piece
   * @return the lengths
   */
  public static Lengths capped(int min, int max) {
    return new Lengths(min, max, true, LengthPrior.uniform());
  }

  /**
   * Returns limits for chunks near a target length: the probability of every split is balanced
   * against the prior of every length, without a threshold.
   *
   * @param min shortest wanted piece
   * @param max longest allowed piece
   * @param prior prior probability of a length
   * @return the lengths
   */
  public static Lengths packed(int min, int max, LengthPrior prior) {
    return new Lengths(min, max, false, prior);
  }

  /**
   * Returns whether anything is limited.
   *
   * @return false if sentences stay as they are
   */
  public boolean areLimited() {
    return !keepsSentences || min > 0 || max < Integer.MAX_VALUE;
  }
}
