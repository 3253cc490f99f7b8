package dev.caesura.audio;

import java.util.List;

/**
 * One recording on its way through an {@link OnlineSegmenter}: scores go in as they come, segments
 * come out as soon as nothing can change them. Not thread-safe; holds no resource.
 */
public interface StreamingSegmenter {

  /**
   * Takes the scores of the next frames.
   *
   * @param scores one probability in [0, 1] per frame, of any number of frames
   * @return the segments that are final now and were not returned before, in time order
   * @throws IllegalArgumentException if a score is NaN or not in [0, 1]
   * @throws IllegalStateException if the recording has ended
   */
  List<TimeSpan> push(float... scores);

  /**
   * Ends the recording.
   *
   * @param endSample one past its last sample; the last frame reaches up to here
   * @return the segments that were not returned before, in time order
   * @throws IllegalArgumentException if the frames so far do not fit a recording of this length
   * @throws IllegalStateException if it has ended already
   */
  List<TimeSpan> finish(long endSample);
}
