package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;

/**
 * The middle samples of frames, where speech is cut. Immutable.
 *
 * @param scores the frames
 */
record FrameMiddles(FrameScores scores) {

  /** Returns the middle sample of a frame. */
  long of(int frame) {
    TimeSpan span = scores.frameSpan(frame);
    return span.startSample() + span.samples() / 2;
  }

  /** Returns the first frame whose middle is at a sample or after it; the frame count if none. */
  int firstFrom(long sample) {
    int low = 0;
    int high = scores.size();
    while (low < high) {
      int between = (low + high) >>> 1;
      if (of(between) >= sample) {
        high = between;
      } else {
        low = between + 1;
      }
    }
    return low;
  }
}
