package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Segmenter that divides and conquers by probability (pDAC): a stretch of speech that is longer
 * than the maximum is split at its least probable frame, of those that leave the minimum on both
 * sides.
 *
 * <p>Silence at the ends of a stretch is taken off. Of equally improbable frames the one nearest to
 * the middle is chosen, so that flat scores give pieces of half the maximum and more. Where no
 * frame leaves the minimum on both sides the maximum comes first. No segment is longer than the
 * maximum, padding included; every sample of a frame at or above the threshold is in a segment.
 * Time is n log n in frames, there is no recursion. Immutable and thread-safe.
 *
 * <p>Source: Tsiamas et al. 2022 (SHAS), algorithm 1. Their code shreds flat scores (120 s into 465
 * pieces), sorts all frames at every level, gives a segment of no length for silence, and drops
 * what is shorter than the minimum along with its speech.
 */
public final class PdacSegmenter implements Segmenter {

  /** Minimum of SHAS's code. */
  private static final double MIN_SECONDS = 0.2;

  private final SegmentSettings settings;

  private PdacSegmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter with the settings of SHAS's code: a maximum of 18 s, a minimum of 0.2 s or
   * the maximum if that is less, a threshold of 0.5, no padding.
   *
   * @return the segmenter
   */
  public static PdacSegmenter defaults() {
    return new PdacSegmenter(SegmentSettings.of(18, 0));
  }

  /**
   * Returns a copy with the given maximum.
   *
   * @param value longest segment in seconds, padding included, greater than 0; infinity for no
   *     limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public PdacSegmenter withMaxSeconds(double value) {
    return new PdacSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given minimum.
   *
   * @param value shortest segment to make by splitting in seconds, from 0 to the maximum
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public PdacSegmenter withMinSeconds(double value) {
    return new PdacSegmenter(settings.withMinSeconds(value));
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public PdacSegmenter withThreshold(double value) {
    return new PdacSegmenter(settings.withThreshold(value));
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param value silence to keep on each side where there is enough, in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public PdacSegmenter withPaddingSeconds(double value) {
    return new PdacSegmenter(settings.withPaddingSeconds(value));
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(settings, minSeconds(), rate);
    Search search = new Search(scores, SpeechRuns.of(scores, settings.threshold()), limits);
    return limits.padded(search.segments(), scores.span());
  }

  private double minSeconds() {
    return settings.minSecondsOr(Math.min(MIN_SECONDS, settings.maxSeconds()));
  }

  @Override
  public String toString() {
    return "PdacSegmenter[maxSeconds="
        + settings.maxSeconds()
        + ", minSeconds="
        + minSeconds()
        + ", threshold="
        + settings.threshold()
        + ", paddingSeconds="
        + settings.paddingSeconds()
        + "]";
  }

  private static final class Search {

    private final FrameScores scores;
    private final FrameMiddles middles;
    private final SpeechRuns runs;
    private final LengthLimits limits;
    private final RangeMaximum lastQuietest;
    private final RangeMaximum firstQuietest;

    Search(FrameScores scores, SpeechRuns runs, LengthLimits limits) {
      this.scores = scores;
      this.middles = new FrameMiddles(scores);
      this.runs = runs;
      this.limits = limits;
      int frames = scores.size();
      lastQuietest = new RangeMaximum(frames, i -> -scores.score(i));
      // The other way round, so that of equal frames the first one wins.
      firstQuietest = new RangeMaximum(frames, i -> -scores.score(frames - 1 - i));
    }

    List<TimeSpan> segments() {
      List<TimeSpan> segments = new ArrayList<>();
      Deque<TimeSpan> open = new ArrayDeque<>();
      int rate = scores.span().sampleRate();
      if (runs.count() > 0) {
        open.push(new TimeSpan(runs.start(0), runs.end(runs.count() - 1), rate));
      }
      while (!open.isEmpty()) {
        TimeSpan stretch = open.pop();
        if (stretch.samples() <= limits.budget()) {
          segments.add(stretch);
          continue;
        }
        long cut = cut(stretch);
        // Silence at the cut belongs to neither side.
        int run = runs.firstEndingFrom(cut + 1, 0, runs.count());
        boolean inPause = runs.start(run) >= cut;
        long next = inPause ? runs.start(run) : cut;
        long end = inPause ? runs.end(run - 1) : cut;
        open.push(new TimeSpan(next, stretch.endSample(), rate));
        open.push(new TimeSpan(stretch.startSample(), end, rate));
      }
      return segments;
    }

    private long cut(TimeSpan stretch) {
      long start = stretch.startSample();
      long end = stretch.endSample();
      long least = Math.min(limits.min(), (end - start) / 2);
      // Sides shrink to where speech is, so the places that leave the minimum are asked of the
      // runs.
      long low = lowest(start, Math.max(1, least));
      long high = highest(end, Math.max(1, least));
      int from = middles.firstFrom(low);
      int to = middles.firstFrom(high + 1);
      if (from >= to) {
        return start + Math.min(limits.budget(), (end - start) / 2);
      }
      int middle = Math.max(from, Math.min(to, middles.firstFrom(start + (end - start) / 2)));
      int left = lastQuietest.in(from, middle);
      int frames = scores.size();
      int mirrored = firstQuietest.in(frames - to, frames - middle);
      int right = mirrored < 0 ? -1 : frames - 1 - mirrored;
      int frame = left < 0 ? right : right < 0 ? left : better(left, right, start, end);
      return middles.of(frame);
    }

    private int better(int left, int right, long start, long end) {
      int order = Float.compare(scores.score(left), scores.score(right));
      if (order != 0) {
        return order < 0 ? left : right;
      }
      long centre = start + (end - start) / 2;
      return centre - middles.of(left) <= middles.of(right) - centre ? left : right;
    }

    /** Returns the first place that leaves the minimum before it, without silence at its end. */
    private long lowest(long start, long least) {
      int run = runs.firstEndingFrom(start + least, 0, runs.count());
      return run == runs.count() ? Long.MAX_VALUE : Math.max(start + least, runs.start(run) + 1);
    }

    /** Returns the last place that leaves the minimum after it, without silence at its start. */
    private long highest(long end, long least) {
      int run = runs.firstStartingAfter(end - least, 0, runs.count()) - 1;
      return run < 0 ? Long.MIN_VALUE + 1 : Math.min(end - least, runs.end(run) - 1);
    }
  }
}
