package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * pDAC, probabilistic divide and conquer: a stretch of speech that is longer than the maximum is
 * parted at its least probable frame, of those that leave the minimum on both sides.
 *
 * <p>Silence at the ends of a stretch is taken off. Of equally improbable frames the one nearest to
 * the middle parts, so that flat scores give pieces of half the maximum and more. Where no frame
 * leaves the minimum on both sides the maximum comes first. No segment is longer than the maximum,
 * padding included; every sample of a frame at or above the threshold is in a segment. Time is n
 * log n in frames, there is no recursion. Immutable and thread-safe.
 *
 * <p>Source: Tsiamas et al. 2022 (SHAS), algorithm 1. Their code shreds flat scores (120 s into 465
 * pieces), sorts all frames at every level, gives a segment of no length for silence, and drops
 * what is shorter than the minimum along with its speech.
 *
 * @param maxSeconds longest segment, padding included, more than 0; infinity for no limit
 * @param minSeconds shortest segment to make by parting, at least 0
 * @param threshold probability from which a frame is speech, in (0, 1]
 * @param paddingSeconds silence to keep on each side, at least 0
 */
public record PdacSegmenter(
    double maxSeconds, double minSeconds, double threshold, double paddingSeconds)
    implements Segmenter {

  public PdacSegmenter {
    Settings.positiveSeconds("maxSeconds", maxSeconds);
    Settings.seconds("minSeconds", minSeconds);
    Settings.probability("threshold", threshold);
    Settings.seconds("paddingSeconds", paddingSeconds);
    Settings.requireOrder("minSeconds", minSeconds, "maxSeconds", maxSeconds);
  }

  /**
   * The settings of SHAS's code: a minimum of 0.2 s, a threshold of 0.5, no padding.
   *
   * @param maxSeconds longest segment; 18 there
   * @return the segmenter
   */
  public static PdacSegmenter of(double maxSeconds) {
    return new PdacSegmenter(maxSeconds, Math.min(0.2, maxSeconds), 0.5, 0);
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, minSeconds, paddingSeconds, rate);
    Search search = new Search(scores, SpeechRuns.of(scores, threshold), limits);
    return limits.padded(search.segments(), scores.span());
  }

  private static final class Search {

    private final FrameScores scores;
    private final SpeechRuns runs;
    private final LengthLimits limits;
    private final RangeMaximum lastQuietest;
    private final RangeMaximum firstQuietest;

    Search(FrameScores scores, SpeechRuns runs, LengthLimits limits) {
      this.scores = scores;
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
        // What is no speech at the cut belongs to neither side.
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
      long least = Math.min(limits.least(), (end - start) / 2);
      // Sides shrink to where speech is, so the places that leave the minimum are asked of the
      // runs.
      long low = lowest(start, Math.max(1, least));
      long high = highest(end, Math.max(1, least));
      int from = firstWithMiddleFrom(low);
      int to = firstWithMiddleFrom(high + 1);
      if (from >= to) {
        return start + Math.min(limits.budget(), (end - start) / 2);
      }
      int middle = Math.max(from, Math.min(to, firstWithMiddleFrom(start + (end - start) / 2)));
      int left = lastQuietest.in(from, middle);
      int frames = scores.size();
      int mirrored = firstQuietest.in(frames - to, frames - middle);
      int right = mirrored < 0 ? -1 : frames - 1 - mirrored;
      int frame = left < 0 ? right : right < 0 ? left : better(left, right, start, end);
      return middle(frame);
    }

    private int better(int left, int right, long start, long end) {
      int order = Float.compare(scores.score(left), scores.score(right));
      if (order != 0) {
        return order < 0 ? left : right;
      }
      long centre = start + (end - start) / 2;
      return centre - middle(left) <= middle(right) - centre ? left : right;
    }

    /** The first place that leaves so much before it, silence at its end taken off. */
    private long lowest(long start, long least) {
      int run = runs.firstEndingFrom(start + least, 0, runs.count());
      return run == runs.count() ? Long.MAX_VALUE : Math.max(start + least, runs.start(run) + 1);
    }

    /** The last place that leaves so much behind it, silence at its start taken off. */
    private long highest(long end, long least) {
      int run = runs.firstStartingAfter(end - least, 0, runs.count()) - 1;
      return run < 0 ? Long.MIN_VALUE + 1 : Math.min(end - least, runs.end(run) - 1);
    }

    private int firstWithMiddleFrom(long sample) {
      int low = 0;
      int high = scores.size();
      while (low < high) {
        int between = (low + high) >>> 1;
        if (middle(between) >= sample) {
          high = between;
        } else {
          low = between + 1;
        }
      }
      return low;
    }

    private long middle(int frame) {
      TimeSpan span = scores.frameSpan(frame);
      return span.startSample() + span.samples() / 2;
    }
  }
}
