package dev.caesura.text.length;

/**
 * What lengths of pieces are allowed, in characters (UTF-16 units) without the white space at a
 * piece's ends. Immutable and thread-safe.
 *
 * @param min shorter pieces are avoided where possible, at least 0
 * @param max no piece is longer, at least {@value #LEAST_MAX} so that every character fits, and at
 *     least {@code min}
 * @param keepsSentences true: sentences that fit stay as they are; false: pieces are packed by the
 *     prior, wherever sentences end
 * @param prior how welcome a length is
 */
public record Lengths(int min, int max, boolean keepsSentences, LengthPrior prior) {

  /** A surrogate pair is never split. */
  public static final int LEAST_MAX = 2;

  public Lengths {
    if (min < 0 || min > max) {
      throw new IllegalArgumentException("min " + min + " is not in [0, max " + max + "]");
    }
    if (max < LEAST_MAX) {
      throw new IllegalArgumentException("max " + max + " is not at least " + LEAST_MAX);
    }
  }

  /**
   * No limits.
   *
   * @return sentences of any length
   */
  public static Lengths unlimited() {
    return capped(0, Integer.MAX_VALUE);
  }

  /**
   * Sentences, only capped: those that are too long are cut as seldom as possible where it is
   * likeliest; neighbours that are too short are joined.
   *
   * @param min shortest wanted piece
   * @param max longest allowed piece
   * @return the lengths
   */
  public static Lengths capped(int min, int max) {
    return new Lengths(min, max, true, LengthPrior.uniform());
  }

  /**
   * Chunks near a wished length, cut where it is likeliest: the probability of every cut and the
   * prior of every length weigh against each other, and no threshold is used.
   *
   * @param min shortest wanted piece
   * @param max longest allowed piece
   * @param prior how welcome a length is
   * @return the lengths
   */
  public static Lengths packed(int min, int max, LengthPrior prior) {
    return new Lengths(min, max, false, prior);
  }

  /**
   * Whether anything is limited.
   *
   * @return false if sentences are to be left alone
   */
  public boolean areLimited() {
    return !keepsSentences || min > 0 || max < Integer.MAX_VALUE;
  }
}
