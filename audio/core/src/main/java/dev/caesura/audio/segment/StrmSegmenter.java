package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * STRM, the online hybrid of pauses and length: a segment ends at the longest pause between a
 * minimum and a maximum, and at the maximum if no pause there is long enough.
 *
 * <p>Frames under the threshold are pause. A segment begins with speech. When the maximum has been
 * heard, the longest of the pauses that begin at the minimum or later is cut out (of equal ones the
 * first); a pause that goes on counts with what was heard of it. Pauses shorter than {@code
 * minPauseSeconds} are no place to cut.
 *
 * <p>What holds: no segment is longer than the maximum, padding included; every sample of a frame
 * at or above the threshold is in a segment; the minimum is kept by all segments that are cut at a
 * pause or at the maximum, that is, by all but the last and those behind which the maximum runs out
 * in a pause. The delay is the maximum, memory what the maximum holds of pauses. Immutable and
 * thread-safe.
 *
 * <p>Source: Gaido, Negri, Cettolo and Turchi 2021. The code that SHAS publishes of it loses the
 * last words of most recordings (what follows the last cut is never given out), drops an exactly
 * full last frame, counts silence before speech as part of the segment, and pads only at the start;
 * none of this is so here.
 *
 * @param maxSeconds longest segment, padding included, more than 0; infinity for no limit
 * @param minSeconds from where on pauses are looked for, at least 0
 * @param minPauseSeconds shortest pause to cut at, at least 0
 * @param threshold probability from which a frame is speech, in (0, 1]
 * @param paddingSeconds silence to keep on each side, at least 0
 */
public record StrmSegmenter(
    double maxSeconds,
    double minSeconds,
    double minPauseSeconds,
    double threshold,
    double paddingSeconds)
    implements OnlineSegmenter {

  public StrmSegmenter {
    Settings.positiveSeconds("maxSeconds", maxSeconds);
    Settings.seconds("minSeconds", minSeconds);
    Settings.seconds("minPauseSeconds", minPauseSeconds);
    Settings.probability("threshold", threshold);
    Settings.seconds("paddingSeconds", paddingSeconds);
    Settings.requireOrder("minSeconds", minSeconds, "maxSeconds", maxSeconds);
  }

  /**
   * The paper's settings: the longest pause between 17 and 20 s. The figures are quoted from the
   * authors' text; their own code was never published.
   *
   * @return the segmenter
   */
  public static StrmSegmenter ofPaper() {
    return new StrmSegmenter(20, 17, 0.2, 0.5, 0.06);
  }

  /**
   * The settings of SHAS's code: any pause of 0.2 s, the padding of 0.06 s that it adds.
   *
   * @param maxSeconds longest segment; 26 there
   * @return the segmenter
   */
  public static StrmSegmenter ofShas(double maxSeconds) {
    return new StrmSegmenter(maxSeconds, 0, 0.2, 0.5, 0.06);
  }

  @Override
  public double delaySeconds() {
    return maxSeconds + 2 * paddingSeconds;
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    int rate = grid.sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, minSeconds, paddingSeconds, rate);
    long minPause = LengthLimits.samples(minPauseSeconds, rate);
    return new FrameStream(grid, startSample, new Windows(threshold, limits, minPause), limits);
  }

  private record Pause(long start, long end) {}

  private static final class Windows implements FrameStream.Search {

    private final double threshold;
    private final LengthLimits limits;
    private final long minPause;
    private final Deque<Pause> pauses = new ArrayDeque<>();
    private boolean open;
    private long start;
    private long speechEnd;

    Windows(double threshold, LengthLimits limits, long minPause) {
      this.threshold = threshold;
      this.limits = limits;
      this.minPause = minPause;
    }

    @Override
    public void frame(float score, long from, long to, PaddedOutput out) {
      if (score >= threshold) {
        if (!open) {
          begin(from, out);
        } else if (from > speechEnd) {
          pauses.add(new Pause(speechEnd, from));
        }
        speechEnd = to;
      }
      while (open && to - start > limits.budget()) {
        cut(to, out);
      }
      if (!open) {
        out.settled(to);
      }
    }

    private void begin(long from, PaddedOutput out) {
      open = true;
      start = from;
      out.begins(from);
    }

    /** Ends the segment, whose maximum was heard in full. */
    private void cut(long heard, PaddedOutput out) {
      long limit = start + limits.budget();
      if (speechEnd < heard) {
        pauses.add(new Pause(speechEnd, heard));
      }
      Pause best = null;
      Pause atLimit = null;
      for (Pause pause : pauses) {
        long length = Math.min(pause.end(), limit) - pause.start();
        boolean fits = pause.start() - start >= limits.least() && length >= minPause;
        if (fits && length > 0 && (best == null || length > reach(best, limit))) {
          best = pause;
        }
        if (pause.start() <= limit && pause.end() > limit) {
          atLimit = pause;
        }
      }
      // A forced cut that falls into a pause takes all of it.
      Pause taken = best == null ? atLimit : best;
      long end = taken == null ? limit : taken.start();
      long next = taken == null ? limit : taken.end();
      out.add(start, end);
      Iterator<Pause> past = pauses.iterator();
      while (past.hasNext() && past.next().start() < next) {
        past.remove();
      }
      if (taken != null && taken.end() == heard && speechEnd == taken.start()) {
        open = false;
      } else {
        if (speechEnd < heard) {
          pauses.removeLast(); // It goes on, and comes again when it is over.
        }
        begin(next, out);
      }
    }

    private static long reach(Pause pause, long limit) {
      return Math.min(pause.end(), limit) - pause.start();
    }

    @Override
    public void finish(long end, PaddedOutput out) {
      if (open) {
        out.add(start, speechEnd);
      }
    }
  }
}
