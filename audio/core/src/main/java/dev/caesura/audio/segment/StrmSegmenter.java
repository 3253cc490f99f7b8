package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Online segmenter by pauses and length (STRM): a segment ends at the longest pause between a
 * minimum and a maximum, and at the maximum if no pause there is long enough.
 *
 * <p>Frames under the threshold are pause. A segment begins with speech. When the maximum is
 * reached, the longest of the pauses that begin at the minimum or later is cut out (of equal ones
 * the first); a pause that continues counts with its length so far. Pauses shorter than {@code
 * minPauseSeconds} are not cut at.
 *
 * <p>What holds: no segment is longer than the maximum, padding included; every sample of a frame
 * at or above the threshold is in a segment; the minimum is kept by all segments that are cut at a
 * pause or at the maximum, that is, by all but the last and those after which the maximum ends in a
 * pause. The delay is the maximum, memory what the maximum holds of pauses. Immutable and
 * thread-safe.
 *
 * <p>Source: Gaido, Negri, Cettolo and Turchi 2021. The code that SHAS publishes of it loses the
 * last words of most recordings (what follows the last cut is never returned), drops an exactly
 * full last frame, counts silence before speech as belonging to the segment, and pads only at the
 * start; none of this happens here.
 */
public final class StrmSegmenter implements OnlineSegmenter {

  private final SegmentSettings settings;

  private StrmSegmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter with the settings of SHAS's code: a maximum of 26 s, no minimum, any pause
   * of 0.2 s, a threshold of 0.5, the padding of 0.06 s that it adds.
   *
   * @return the segmenter
   */
  public static StrmSegmenter defaults() {
    return new StrmSegmenter(SegmentSettings.of(26, 0.06).withMinPauseSeconds(0.2));
  }

  /**
   * Returns a segmenter with the paper's settings: the longest pause between 17 and 20 s. The
   * figures are quoted from the authors' text; their own code was never published.
   *
   * @return the segmenter
   */
  public static StrmSegmenter ofPaper() {
    return defaults().withMaxSeconds(20).withMinSeconds(17);
  }

  /**
   * Returns a copy with the given maximum.
   *
   * @param value longest segment in seconds, padding included, greater than 0; infinity for no
   *     limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public StrmSegmenter withMaxSeconds(double value) {
    return new StrmSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given minimum.
   *
   * @param value from where on pauses are looked for, in seconds, from 0 to the maximum
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public StrmSegmenter withMinSeconds(double value) {
    return new StrmSegmenter(settings.withMinSeconds(value));
  }

  /**
   * Returns a copy with the given shortest pause.
   *
   * @param value shortest pause to cut at in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public StrmSegmenter withMinPauseSeconds(double value) {
    return new StrmSegmenter(settings.withMinPauseSeconds(value));
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public StrmSegmenter withThreshold(double value) {
    return new StrmSegmenter(settings.withThreshold(value));
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param value silence to keep on each side where there is enough, in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public StrmSegmenter withPaddingSeconds(double value) {
    return new StrmSegmenter(settings.withPaddingSeconds(value));
  }

  @Override
  public double delaySeconds() {
    return settings.maxSeconds() + 2 * settings.paddingSeconds();
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    int rate = grid.sampleRate();
    LengthLimits limits = LengthLimits.of(settings, minSeconds(), rate);
    long minPause = LengthLimits.samples(settings.minPauseSeconds(), rate);
    return new FrameStream(
        grid, startSample, new Windows(settings.threshold(), limits, minPause), limits);
  }

  private double minSeconds() {
    return settings.minSecondsOr(0);
  }

  @Override
  public String toString() {
    return "StrmSegmenter[maxSeconds="
        + settings.maxSeconds()
        + ", minSeconds="
        + minSeconds()
        + ", minPauseSeconds="
        + settings.minPauseSeconds()
        + ", threshold="
        + settings.threshold()
        + ", paddingSeconds="
        + settings.paddingSeconds()
        + "]";
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

    /** Ends the segment, whose maximum is reached. */
    private void cut(long reached, PaddedOutput out) {
      long limit = start + limits.budget();
      if (speechEnd < reached) {
        pauses.add(new Pause(speechEnd, reached));
      }
      Pause best = null;
      Pause atLimit = null;
      for (Pause pause : pauses) {
        long length = Math.min(pause.end(), limit) - pause.start();
        boolean fits = pause.start() - start >= limits.min() && length >= minPause;
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
      if (taken != null && taken.end() == reached && speechEnd == taken.start()) {
        open = false;
      } else {
        if (speechEnd < reached) {
          pauses.removeLast(); // It continues, and is added again when it is over.
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
