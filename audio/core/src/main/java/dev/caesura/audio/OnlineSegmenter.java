package dev.caesura.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * A segmenter that decides while the recording goes on, with a bounded delay and in bounded memory.
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
   * How long a segment may keep the listener waiting: it is given out no later than the push of the
   * frame after the one that lies this far behind its end.
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
