package dev.caesura.align;

/**
 * Lengths of the pieces that a recogniser takes. Immutable and thread-safe.
 *
 * @param maxSeconds the longest piece in seconds, greater than 0; infinity for the whole recording
 *     in one piece
 * @param overlapSeconds how much two pieces share, in seconds, where no pause lies between them;
 *     from 0 to a quarter of the longest piece
 */
public record PieceSettings(double maxSeconds, double overlapSeconds) {

  /** Checks the ranges. */
  public PieceSettings {
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException(
          "maxSeconds " + maxSeconds + ": expected a number greater than 0");
    }
    if (!(overlapSeconds >= 0 && overlapSeconds <= maxSeconds / 4)) {
      throw new IllegalArgumentException(
          "overlapSeconds "
              + overlapSeconds
              + ": expected a number from 0 to a quarter of maxSeconds "
              + maxSeconds);
    }
  }

  /**
   * Returns pieces of at most 15 s without overlap: a decoder keeps its beam in order, and its
   * language model gets a whole clause.
   *
   * @return the default settings
   */
  public static PieceSettings defaults() {
    return new PieceSettings(15, 0);
  }

  /**
   * Returns a copy with another maximum; the overlap becomes a quarter of it where it was longer.
   *
   * @param value the longest piece in seconds, greater than 0; infinity for the whole recording in
   *     one piece
   * @return the changed settings
   * @throws IllegalArgumentException if it is out of range
   */
  public PieceSettings withMaxSeconds(double value) {
    return new PieceSettings(
        value, value > 0 ? Math.min(overlapSeconds, value / 4) : overlapSeconds);
  }

  /**
   * Returns a copy with another overlap.
   *
   * @param value in seconds, from 0 to a quarter of the longest piece
   * @return the changed settings
   * @throws IllegalArgumentException if it is out of range
   */
  public PieceSettings withOverlapSeconds(double value) {
    return new PieceSettings(maxSeconds, value);
  }

  /**
   * Returns whether the recogniser takes the whole recording in one piece.
   *
   * @return true if there is no maximum
   */
  public boolean isWhole() {
    return maxSeconds == Double.POSITIVE_INFINITY;
  }
}
