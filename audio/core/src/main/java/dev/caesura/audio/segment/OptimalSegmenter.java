package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The best of all segmentations of a recording under a maximum, by dynamic programming: one that
 * cuts at long pauses, cuts speech only where it must and where it is least sure, and makes few
 * segments that are short.
 *
 * <p>A segmentation costs the sum of its cuts and of what its segments lack in length:
 *
 * <pre>
 *   cut in a pause of silence d         h / (h + d) - d / (d + long)    h = {@value #HALF_SECONDS} s
 *   cut in speech, in a frame of p      {@value #SPEECH} + {@value #DEPTH} p
 *   segment of length l &lt; minimum       {@value #SHORT} (minimum - l) / minimum
 * </pre>
 *
 * <p>The silence of a pause is its frames, each weighed by the probability that it is no speech. A
 * pause of well over {@code longPauseSeconds} costs less than nothing: it parts two segments though
 * the maximum does not ask for it.
 *
 * <p>What holds: no segment is longer than the maximum, padding included; every sample of a frame
 * at or above the threshold lies in just one segment. The minimum is an aim. Time and memory are
 * linear in frames: what a segment lacks is linear in its start, so the cheapest one that ends at a
 * place is the front of one of two monotone queues, of the starts far enough away and of those too
 * near. Immutable and thread-safe.
 *
 * <p>Source: this project. Compared with pDAC (Tsiamas et al. 2022) and DAC (Potapczyk and Przybysz
 * 2020), which part greedily from the top, and STRM (Gaido et al. 2021), from the left, no choice
 * is made before all of its consequences are known.
 */
public final class OptimalSegmenter implements Segmenter {

  static final double HALF_SECONDS = 1;
  static final double SPEECH = 4;
  static final double DEPTH = 4;
  static final double SHORT = 0.4;

  private final double maxSeconds;
  private final double minSeconds;
  private final double longPauseSeconds;
  private final double threshold;
  private final double paddingSeconds;

  private OptimalSegmenter(
      double maxSeconds,
      double minSeconds,
      double longPauseSeconds,
      double threshold,
      double paddingSeconds) {
    this.maxSeconds = Settings.positiveSeconds("maxSeconds", maxSeconds);
    this.minSeconds = Settings.seconds("minSeconds", minSeconds);
    this.longPauseSeconds = Settings.positiveSeconds("longPauseSeconds", longPauseSeconds);
    this.threshold = Settings.probability("threshold", threshold);
    this.paddingSeconds = Settings.seconds("paddingSeconds", paddingSeconds);
    Settings.requireOrder("minSeconds", minSeconds, "maxSeconds", maxSeconds);
  }

  /**
   * A segmenter with a minimum of a quarter of the maximum, long pauses from 1 s, a threshold of
   * 0.5 and a padding of 0.12 s. These and the costs were chosen on the recordings that {@code
   * bench/run segmenters} measures; no others with labels were at hand.
   *
   * @param maxSeconds longest segment, padding included, more than 0; infinity for no limit
   * @return the segmenter
   */
  public static OptimalSegmenter of(double maxSeconds) {
    return new OptimalSegmenter(maxSeconds, Math.min(maxSeconds, 1e8) / 4, 1, 0.5, 0.12);
  }

  /**
   * The same with another minimum.
   *
   * @param seconds shortest segment to aim at, from 0 to the maximum
   * @return a segmenter
   */
  public OptimalSegmenter withMinimum(double seconds) {
    return new OptimalSegmenter(maxSeconds, seconds, longPauseSeconds, threshold, paddingSeconds);
  }

  /**
   * The same with another length of pauses that part segments by themselves.
   *
   * @param seconds more than 0; infinity to cut for the maximum's sake only
   * @return a segmenter
   */
  public OptimalSegmenter withLongPause(double seconds) {
    return new OptimalSegmenter(maxSeconds, minSeconds, seconds, threshold, paddingSeconds);
  }

  /**
   * The same with another threshold.
   *
   * @param probability from which a frame is speech, in (0, 1]
   * @return a segmenter
   */
  public OptimalSegmenter withThreshold(double probability) {
    return new OptimalSegmenter(
        maxSeconds, minSeconds, longPauseSeconds, probability, paddingSeconds);
  }

  /**
   * The same with another padding.
   *
   * @param seconds silence to keep on each side, at least 0
   * @return a segmenter
   */
  public OptimalSegmenter withPadding(double seconds) {
    return new OptimalSegmenter(maxSeconds, minSeconds, longPauseSeconds, threshold, seconds);
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, minSeconds, paddingSeconds, rate);
    SpeechRuns runs = SpeechRuns.of(scores, threshold);
    CutPlaces places = CutPlaces.of(scores, runs, limits.budget(), longPauseSeconds);
    List<TimeSpan> segments = new ArrayList<>();
    if (runs.count() > 0) {
      int[] cuts = new OptimalCuts(places, limits.budget(), limits.least()).cuts();
      long start = runs.start(0);
      for (int cut : cuts) {
        segments.add(new TimeSpan(start, places.end(cut), rate));
        start = places.next(cut);
      }
      segments.add(new TimeSpan(start, runs.end(runs.count() - 1), rate));
    }
    return limits.padded(segments, scores.span());
  }

  @Override
  public String toString() {
    return "OptimalSegmenter[max " + maxSeconds + " s, min " + minSeconds + " s]";
  }
}
