package dev.caesura.align.warp;

import java.util.Objects;

/**
 * Which audio frames belong to which frame of which piece. Immutable and thread-safe.
 *
 * <p>A piece is spoken, or left out: then its start is its end. Spoken pieces never overlap and are
 * in order; audio between them belongs to none.
 */
public final class WarpPath {

  private final int[][] reached;
  private final int[] start;
  private final int[] end;
  private final double[] cost;
  private final int audioFrames;
  private final double total;

  WarpPath(int[][] reached, int[] start, int[] end, double[] cost, int audioFrames, double total) {
    this.reached = reached;
    this.start = start;
    this.end = end;
    this.cost = cost;
    this.audioFrames = audioFrames;
    this.total = total;
  }

  /**
   * Number of pieces.
   *
   * @return at least 0
   */
  public int pieces() {
    return start.length;
  }

  /**
   * Frames of a piece.
   *
   * @param piece its index
   * @return at least 0
   */
  public int frames(int piece) {
    return reached[piece].length;
  }

  /**
   * Whether a piece was found.
   *
   * @param piece its index
   * @return false if it was left out
   */
  public boolean isSpoken(int piece) {
    return end[piece] > start[piece];
  }

  /**
   * Where a piece begins.
   *
   * @param piece its index
   * @return its first audio frame
   */
  public int start(int piece) {
    return start[piece];
  }

  /**
   * Where a piece ends.
   *
   * @param piece its index
   * @return one past its last audio frame
   */
  public int end(int piece) {
    return end[piece];
  }

  /**
   * How far the audio is when a frame of a piece is done.
   *
   * @param piece its index
   * @param frame in the piece
   * @return audio frames from the start of the recording; never falls
   */
  public int reached(int piece, int frame) {
    return reached[piece][Objects.checkIndex(frame, reached[piece].length)];
  }

  /**
   * Mean distance along a piece's path, each frame of both sides counted once.
   *
   * @param piece its index
   * @return from 0 to 2; NaN if it was left out
   */
  public double cost(int piece) {
    return cost[piece];
  }

  /**
   * What the whole path costs, with all that was left out.
   *
   * @return the least that there is in the corridor
   */
  public double total() {
    return total;
  }

  /** Where the stretch between the piece before and this one begins. */
  int gapStart(int piece) {
    return piece == 0 ? 0 : end[piece - 1];
  }

  int gapEnd(int piece) {
    return piece == start.length ? audioFrames : start[piece];
  }
}
