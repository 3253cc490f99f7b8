package dev.caesura.align.warp;

import java.util.Objects;

/**
 * Path of a warp: which audio frames belong to which frame of which piece. Immutable and
 * thread-safe.
 *
 * <p>A piece is spoken or left out; if it is left out, its start is its end. Spoken pieces never
 * overlap and are in order; audio between them belongs to none.
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
   * Returns the number of pieces.
   *
   * @return at least 0
   */
  public int pieces() {
    return start.length;
  }

  /**
   * Returns the number of frames of a piece.
   *
   * @param piece index of the piece
   * @return at least 0
   */
  public int frames(int piece) {
    return reached[piece].length;
  }

  /**
   * Returns whether a piece was found.
   *
   * @param piece index of the piece
   * @return false if it was left out
   */
  public boolean isSpoken(int piece) {
    return end[piece] > start[piece];
  }

  /**
   * Returns the frame at which a piece begins.
   *
   * @param piece index of the piece
   * @return its first audio frame
   */
  public int start(int piece) {
    return start[piece];
  }

  /**
   * Returns the frame at which a piece ends.
   *
   * @param piece index of the piece
   * @return one past its last audio frame
   */
  public int end(int piece) {
    return end[piece];
  }

  /**
   * Returns the number of audio frames up to the end of a frame of a piece.
   *
   * @param piece index of the piece
   * @param frame index of the frame in the piece
   * @return audio frames from the start of the recording; never decreases
   */
  public int reached(int piece, int frame) {
    return reached[piece][Objects.checkIndex(frame, reached[piece].length)];
  }

  /**
   * Returns the mean distance along the path of a piece, each frame of both sides counted once.
   *
   * @param piece index of the piece
   * @return from 0 to 2; NaN if it was left out
   */
  public double cost(int piece) {
    return cost[piece];
  }

  /**
   * Returns the cost of the whole path, including all frames that were left out.
   *
   * @return the smallest cost in the corridor
   */
  public double total() {
    return total;
  }

  /** Returns the frame at which the stretch between the piece before and this one begins. */
  int gapStart(int piece) {
    return piece == 0 ? 0 : end[piece - 1];
  }

  /** Returns the frame at which the stretch between the piece before and this one ends. */
  int gapEnd(int piece) {
    return piece == start.length ? audioFrames : start[piece];
  }
}
