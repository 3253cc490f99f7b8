package dev.caesura.models.speech;

import dev.caesura.audio.ScoreStream;
import java.util.Arrays;
import java.util.Objects;

/** Fills windows with what comes and walks on as soon as one is full. */
final class SileroStream implements ScoreStream {

  private final SileroWalk walk;
  private final int window;
  private final float[] block;
  private int filled;
  private long samples;
  private boolean ended;
  private boolean closed;

  SileroStream(SileroWalk walk, int window) {
    this.walk = walk;
    this.window = window;
    block = new float[walk.windowsAtOnce() * window];
  }

  @Override
  public float[] push(float[] given, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, given.length);
    requireOpen();
    // The network turns NaN into some probability without a word (its ReLU makes it 0).
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(given[offset + i])) {
        throw new IllegalArgumentException(
            "sample " + (samples + i) + " is " + given[offset + i] + "; expected a finite number");
      }
    }
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
    samples += length;
    return scores;
  }

  @Override
  public float[] finish() {
    requireOpen();
    ended = true;
    float[] scores = new float[filled > 0 ? 1 : 0];
    if (filled > 0) {
      Arrays.fill(block, filled, window, 0);
      walk.next(block, 1, scores, 0);
    }
    return scores;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the recording has ended");
    }
  }

  @Override
  public void close() {
    ended = true;
    if (!closed) {
      closed = true;
      walk.close();
    }
  }
}
