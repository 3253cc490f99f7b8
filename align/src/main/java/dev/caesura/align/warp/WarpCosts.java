package dev.caesura.align.warp;

/**
 * What a path pays besides the distance of the frames that it joins. Immutable and thread-safe.
 *
 * @param audioFrame for an audio frame between two pieces: speech that has no text; above 0
 * @param pieceFrame for a frame of a piece that is left out as a whole: text that nobody says
 */
public record WarpCosts(double audioFrame, double pieceFrame) {

  public WarpCosts {
    if (!(audioFrame > 0 && audioFrame < 1e6) || !(pieceFrame > 0 && pieceFrame < 1e6)) {
      throw new IllegalArgumentException(
          "audioFrame " + audioFrame + " or pieceFrame " + pieceFrame + " is not in (0, 1e6)");
    }
  }
}
