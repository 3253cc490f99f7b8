package dev.caesura.audio.eval;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import java.util.Arrays;
import java.util.List;

/**
 * Labels and scores on an even grid of short frames, so that methods with different frames are
 * measured with one ruler.
 *
 * <p>A frame stands for its middle sample. Thread-safe.
 */
public final class EvaluationFrames {

  private EvaluationFrames() {}

  /**
   * Returns whether each frame is speech.
   *
   * @param speech stretches of speech, in any order; they may overlap
   * @param within where to look; frames are counted from its start
   * @param frameSamples length of a frame, at least 1
   * @return one value per frame whose middle lies inside {@code within}
   * @throws IllegalArgumentException if the sample rates differ or a frame is empty
   */
  public static boolean[] of(List<TimeSpan> speech, TimeSpan within, long frameSamples) {
    boolean[] frames = new boolean[count(within, frameSamples)];
    for (TimeSpan span : Timelines.support(Timelines.crop(speech, within))) {
      int from = firstFrom(span.startSample() - within.startSample(), frameSamples);
      int to = firstFrom(span.endSample() - within.startSample(), frameSamples);
      Arrays.fill(frames, Math.min(from, frames.length), Math.min(to, frames.length), true);
    }
    return frames;
  }

  /**
   * Returns the score of each frame: that of the scorer's frame which its middle belongs to.
   *
   * @param scores the scores; where they have no frame, the probability is 0
   * @param within where to look, at the scores' rate; frames are counted from its start
   * @param frameSamples length of a frame, at least 1
   * @return one score per frame whose middle lies inside {@code within}
   * @throws IllegalArgumentException if the sample rates differ or a frame is empty
   */
  public static float[] of(FrameScores scores, TimeSpan within, long frameSamples) {
    float[] frames = new float[count(within, frameSamples)];
    TimeSpan span = scores.span();
    if (span.sampleRate() != within.sampleRate()) {
      throw new IllegalArgumentException(
          "scores at " + span.sampleRate() + " Hz for a stretch at " + within.sampleRate() + " Hz");
    }
    for (int i = 0; i < frames.length; i++) {
      long middle = within.startSample() + i * frameSamples + frameSamples / 2;
      boolean scored =
          scores.size() > 0 && middle >= span.startSample() && middle < span.endSample();
      frames[i] = scored ? scores.score(scores.frameAt(middle)) : 0;
    }
    return frames;
  }

  private static int count(TimeSpan within, long frameSamples) {
    if (frameSamples < 1) {
      throw new IllegalArgumentException(
          "frameSamples " + frameSamples + ": expected a number of at least 1");
    }
    return firstFrom(within.samples(), frameSamples);
  }

  /**
   * Returns the first frame whose middle is at a place (counted from the first frame) or after it.
   */
  private static int firstFrom(long place, long frameSamples) {
    long before = place - frameSamples / 2;
    return before <= 0 ? 0 : Math.toIntExact((before + frameSamples - 1) / frameSamples);
  }
}
