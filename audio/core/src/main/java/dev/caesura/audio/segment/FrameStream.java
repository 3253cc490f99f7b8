package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.StreamingSegmenter;
import dev.caesura.audio.TimeSpan;
import java.util.List;

/** Places scores on the recording's clock and hands them to an online search, one by one. */
final class FrameStream implements StreamingSegmenter {

  /** Decides where segments are while frames come in. */
  interface Search {

    /** Takes the next frame, {@code [start, end)}; frames tile the recording and are not empty. */
    void frame(float score, long start, long end, PaddedOutput out);

    /** Ends the recording. */
    void finish(long end, PaddedOutput out);
  }

  private final FrameGrid grid;
  private final long startSample;
  private final Search search;
  private final PaddedOutput out;
  // The last frame reaches to the end of the recording, so it waits until that is known.
  private float waiting;
  private long frames;
  private boolean finished;

  FrameStream(FrameGrid grid, long startSample, Search search, LengthLimits limits) {
    if (startSample < 0) {
      throw new IllegalArgumentException("startSample " + startSample + " is negative");
    }
    this.grid = grid;
    this.startSample = startSample;
    this.search = search;
    this.out = new PaddedOutput(limits, grid.sampleRate(), startSample);
  }

  @Override
  public List<TimeSpan> push(float... scores) {
    requireOpen();
    for (float score : scores) {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score " + frames + " is " + score + ", not in [0, 1]");
      }
      if (frames > 0) {
        search.frame(waiting, startOf(frames - 1), startOf(frames), out);
      }
      waiting = score;
      frames++;
    }
    return out.drain();
  }

  @Override
  public List<TimeSpan> finish(long endSample) {
    requireOpen();
    long samples = endSample - startSample;
    if (samples < 0 || frames > grid.startedFrames(samples) || frames < grid.wholeFrames(samples)) {
      throw new IllegalArgumentException(
          frames + " frames from sample " + startSample + " on do not end at " + endSample);
    }
    finished = true;
    if (frames > 0) {
      search.frame(waiting, startOf(frames - 1), endSample, out);
      search.finish(endSample, out);
    }
    out.finish(endSample);
    return out.drain();
  }

  private long startOf(long frame) {
    return startSample + frame * grid.hopSamples();
  }

  private void requireOpen() {
    if (finished) {
      throw new IllegalStateException("the recording has ended");
    }
  }
}
