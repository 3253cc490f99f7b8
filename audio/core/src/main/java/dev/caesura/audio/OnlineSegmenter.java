package dev.caesura.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Segmenter that decides while the recording is still running, with a bounded delay and in bounded
 * memory.
 *
 * <p>In batch it is the same algorithm, fed with all scores at once, so that both give the same
 * segments. Implementations are immutable and thread-safe; the streams that they start are not.
 */
public interface OnlineSegmenter extends Segmenter {

  /**
   * Starts on a recording.
   *
   * @param grid where the frames lie
   * @param startSample where the first frame starts on the recording's clock, at least 0
   * @return a stream for this recording alone
   */
  StreamingSegmenter start(FrameGrid grid, long startSample);

  /**
   * Returns the longest delay of a segment: it is returned no later than by the push of the frame
   * after the one that lies this far after its end.
   *
   * @return seconds, at least 0
   */
  double delaySeconds();

  @Override
  default List<TimeSpan> segment(FrameScores scores) {
    StreamingSegmenter stream = start(scores.grid(), scores.span().startSample());
    List<TimeSpan> segments = new ArrayList<>(stream.push(scores.toArray()));
    segments.addAll(stream.finish(scores.span().endSample()));
    return List.copyOf(segments);
  }
}
