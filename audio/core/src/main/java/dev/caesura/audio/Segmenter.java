package dev.caesura.audio;

import java.util.List;

/**
 * Turns speech probabilities into segments of speech.
 *
 * <p>Segments come in time order, do not overlap, are not empty and lie inside the scores' span.
 * Scores without frames, or without speech, give no segment. Implementations are immutable and
 * thread-safe.
 */
@FunctionalInterface
public interface Segmenter {

  /**
   * Cuts a recording into segments.
   *
   * @param scores the probability of speech of every frame
   * @return the segments, in time order, at the scores' sample rate
   */
  List<TimeSpan> segment(FrameScores scores);

  /**
   * Returns the stretches of speech that {@link #segment} leaves out. Most segmenters leave out
   * none.
   *
   * @param scores the probability of speech of every frame
   * @return the stretches without padding, in time order; empty unless a setting asks for it
   */
  default List<TimeSpan> dropped(FrameScores scores) {
    return List.of();
  }
}
