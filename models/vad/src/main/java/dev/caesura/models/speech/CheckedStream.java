package dev.caesura.models.speech;

import dev.caesura.audio.ScoreStream;
import java.util.Objects;

/** What the streams of networks share: samples are checked, and nothing follows the end. */
abstract class CheckedStream implements ScoreStream {

  private long samples;
  private boolean isEnded;

  /** Takes samples that are finite; returns the scores of all frames that are complete. */
  abstract float[] accept(float[] given, int offset, int length);

  /** Returns the scores of the remaining frames. */
  abstract float[] finishFrames();

  /** Returns the samples so far. */
  final long samples() {
    return samples;
  }

  @Override
  public final float[] push(float[] given, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, given.length);
    requireOpen();
    // Networks turn NaN into some probability without a word (a ReLU makes it 0).
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(given[offset + i])) {
        throw new IllegalArgumentException(
            "sample " + (samples + i) + " is " + given[offset + i] + "; expected a finite number");
      }
    }
    float[] scores = accept(given, offset, length);
    samples += length;
    return scores;
  }

  @Override
  public final float[] finish() {
    requireOpen();
    isEnded = true;
    return finishFrames();
  }

  private void requireOpen() {
    if (isEnded) {
      throw new IllegalStateException("the recording has ended");
    }
  }

  @Override
  public void close() {
    isEnded = true;
  }
}
