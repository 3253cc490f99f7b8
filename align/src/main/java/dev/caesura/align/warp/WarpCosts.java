package dev.caesura.align.warp;

/**
 * Prices of frames that a warp leaves out, in units of the distance of two frames. Immutable and
 * thread-safe.
 *
 * @param audioFrame price of an audio frame between two pieces (speech without text); in (0, 1e6)
 * @param pieceFrame price of a frame of a piece that is left out as a whole (text without speech);
 *     in (0, 1e6)
 */
public record WarpCosts(double audioFrame, double pieceFrame) {

  /** Checks the ranges. */
  public WarpCosts {
    check("audioFrame", audioFrame);
    check("pieceFrame", pieceFrame);
  }

  private static void check(String name, double price) {
    if (!(price > 0 && price < PieceWarper.MAX_PRICE)) {
      throw new IllegalArgumentException(
          name + " " + price + ": expected a number in (0, " + PieceWarper.MAX_PRICE + ")");
    }
  }
}
