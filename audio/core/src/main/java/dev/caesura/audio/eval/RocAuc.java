package dev.caesura.audio.eval;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Area under the receiver operating characteristic: the probability that a frame of speech has a
 * higher score than a frame of non-speech, equal scores counted half. It measures how well scores
 * order frames, whatever the threshold: 0.5 is chance, 1 is perfect.
 *
 * <p>Time is that of one sort. Thread-safe.
 *
 * <p>Source: Mann and Whitney 1947 (the U statistic over the number of pairs); ties as in Fawcett,
 * <em>An introduction to ROC analysis</em>, 2006, section 7.
 */
public final class RocAuc {

  private RocAuc() {}

  /**
   * Returns the area for the scores of a recording.
   *
   * @param scores the scores
   * @param reference labelled speech, in any order, at the scores' rate
   * @param within the stretch that was labelled
   * @param frameSamples length of the frames on which both are compared; 10 ms is usual
   * @return in [0, 1]; empty if all frames are speech or none is
   * @throws IllegalArgumentException if the sample rates differ or a frame is empty
   */
  public static OptionalDouble of(
      FrameScores scores, List<TimeSpan> reference, TimeSpan within, long frameSamples) {
    return of(
        EvaluationFrames.of(scores, within, frameSamples),
        EvaluationFrames.of(reference, within, frameSamples));
  }

  /**
   * Returns the area for frames of any origin, of several recordings for instance.
   *
   * @param scores one per frame, at least 0
   * @param speech whether each frame is speech
   * @return in [0, 1]; empty if all frames are speech or none is
   * @throws IllegalArgumentException if the numbers differ, or a score is NaN or negative
   */
  public static OptionalDouble of(float[] scores, boolean[] speech) {
    if (scores.length != speech.length) {
      throw new IllegalArgumentException(
          speech.length + " labels for " + scores.length + " scores");
    }
    // The bits of floats that are not negative sort like the floats; the label follows them.
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      if (!(scores[i] >= 0)) {
        throw new IllegalArgumentException("score " + i + " is " + scores[i] + ", not at least 0");
      }
      // Adding 0 makes -0 a 0.
      keys[i] = (long) Float.floatToIntBits(scores[i] + 0f) << 1 | (speech[i] ? 1 : 0);
    }
    Arrays.sort(keys);
    long below = 0;
    long speechFrames = 0;
    double twiceWon = 0;
    int i = 0;
    while (i < keys.length) {
      long score = keys[i] >> 1;
      long tied = 0;
      long tiedSpeech = 0;
      for (; i < keys.length && keys[i] >> 1 == score; i++) {
        tied++;
        tiedSpeech += keys[i] & 1;
      }
      twiceWon += (double) tiedSpeech * (2 * below + (tied - tiedSpeech));
      below += tied - tiedSpeech;
      speechFrames += tiedSpeech;
    }
    return below == 0 || speechFrames == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(twiceWon / 2 / ((double) below * speechFrames));
  }
}
