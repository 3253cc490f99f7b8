package dev.caesura.models.speech;

import java.util.Arrays;

/** Fills windows with what comes and walks on as soon as one is full. */
final class SileroStream extends CheckedStream {

  private final SileroWalk walk;
  private final int window;
  private final float[] block;
  private int filled;
  private boolean closed;

  SileroStream(SileroWalk walk, int window) {
    this.walk = walk;
    this.window = window;
    block = new float[walk.windowsAtOnce() * window];
  }

  @Override
  float[] accept(float[] given, int offset, int length) {
    float[] scores = new float[(int) (((long) filled + length) / window)];
    int count = 0;
    int taken = 0;
    while (taken < length) {
      int next = Math.min(length - taken, block.length - filled);
      System.arraycopy(given, offset + taken, block, filled, next);
      taken += next;
      filled += next;
      int windows = filled / window;
      if (windows > 0) {
        walk.next(block, windows, scores, count);
        count += windows;
        filled -= windows * window;
        System.arraycopy(block, windows * window, block, 0, filled);
      }
    }
    return scores;
  }

  @Override
  float[] finishFrames() {
    float[] scores = new float[filled > 0 ? 1 : 0];
    if (filled > 0) {
      Arrays.fill(block, filled, window, 0);
      walk.next(block, 1, scores, 0);
    }
    return scores;
  }

  @Override
  public void close() {
    super.close();
    if (!closed) {
      closed = true;
      walk.close();
    }
  }
}
