package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Segmenter that finds the best of all segmentations under a maximum, by dynamic programming: one
 * that cuts at long pauses, cuts speech only where it must and where it is least sure, and makes
 * few segments that are short.
 *
 * <p>A segmentation costs the sum of its cuts and of what its segments lack in length:
 *
 * <pre>
 *   cut in a pause of silence d         h / (h + d) - d / (d + long)    h = {@value #HALF_SECONDS} s
 *   cut in speech, in a frame of p      {@value #SPEECH} + {@value #DEPTH} p
 *   segment of length l &lt; minimum       {@value #SHORT} (minimum - l) / minimum
 * </pre>
 *
 * <p>The silence of a pause is its frames, each weighted by the probability that it is not speech.
 * A pause of well over {@code longPauseSeconds} costs less than nothing: it splits two segments
 * even if the maximum does not require it.
 *
 * <p>What holds: no segment is longer than the maximum, padding included; every sample of a frame
 * at or above the threshold lies in just one segment. The minimum is an aim. Time and memory are
 * linear in frames: what a segment lacks is linear in its start, so the cheapest one that ends at a
 * place is the front of one of two monotone queues, of the starts far enough away and of those too
 * near. Immutable and thread-safe.
 *
 * <p>Source: this project. Compared with pDAC (Tsiamas et al. 2022) and DAC (Potapczyk and Przybysz
 * 2020), which split greedily from the top, and STRM (Gaido et al. 2021), from the left, no choice
 * is made before all of its consequences are known.
 */
public final class OptimalSegmenter implements Segmenter {

  /**
   * Longest segment by default, in seconds: the maximum of SHAS, whose authors found 14 to 18 best.
   */
  public static final double DEFAULT_MAX_SECONDS = 18;

  /** Probability from which a frame is speech by default, as in Silero's code and SHAS. */
  public static final double DEFAULT_THRESHOLD = SegmentSettings.THRESHOLD;

  static final double HALF_SECONDS = 1;
  static final double SPEECH = 4;
  static final double DEPTH = 4;
  static final double SHORT = 0.4;

  private final SegmentSettings settings;

  private final CutCost cutCost;

  private OptimalSegmenter(SegmentSettings settings, CutCost cutCost) {
    this.settings = settings;
    this.cutCost = cutCost;
  }

  /**
   * Returns a segmenter with a maximum of 18 s, a minimum of a quarter of the maximum, long pauses
   * from 1 s, a threshold of 0.5 and a padding of 0.12 s. The maximum is that of SHAS, whose
   * authors found 14 to 18 s best. The others and the costs were chosen on the recordings that
   * {@code bench/run segmenters} measures; no others with labels were at hand.
   *
   * @return the segmenter
   */
  public static OptimalSegmenter defaults() {
    return new OptimalSegmenter(
        SegmentSettings.of(DEFAULT_MAX_SECONDS, 0.12).withLongPauseSeconds(1), CutCost.NONE);
  }

  /**
   * Returns a copy with the given maximum.
   *
   * @param value longest segment in seconds, padding included, greater than 0; infinity for no
   *     limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public OptimalSegmenter withMaxSeconds(double value) {
    return new OptimalSegmenter(settings.withMaxSeconds(value), cutCost);
  }

  /**
   * Returns a copy with the given minimum, which no longer follows the maximum.
   *
   * @param value shortest segment to aim at in seconds, from 0 to the maximum
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public OptimalSegmenter withMinSeconds(double value) {
    return new OptimalSegmenter(settings.withMinSeconds(value), cutCost);
  }

  /**
   * Returns a copy with the given length of pauses that split segments by themselves.
   *
   * @param value in seconds, greater than 0; infinity to cut for the maximum's sake only
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public OptimalSegmenter withLongPauseSeconds(double value) {
    return new OptimalSegmenter(settings.withLongPauseSeconds(value), cutCost);
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public OptimalSegmenter withThreshold(double value) {
    return new OptimalSegmenter(settings.withThreshold(value), cutCost);
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param value silence to keep on each side where there is enough, in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public OptimalSegmenter withPaddingSeconds(double value) {
    return new OptimalSegmenter(settings.withPaddingSeconds(value), cutCost);
  }

  /**
   * Returns a copy whose cuts cost more or less at some places, such as inside words and sentences.
   *
   * @param cost is added to the cost of each cut
   * @return a copy with this setting
   */
  public OptimalSegmenter withCutCost(CutCost cost) {
    return new OptimalSegmenter(settings, Objects.requireNonNull(cost, "cost"));
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(settings, minSeconds(), rate);
    SpeechRuns runs = SpeechRuns.of(scores, settings.threshold());
    CutPlaces places = CutPlaces.of(scores, runs, limits.budget(), settings.longPauseSeconds());
    places.addCosts(cutCost, rate);
    List<TimeSpan> segments = new ArrayList<>();
    if (runs.count() > 0) {
      int[] cuts = new OptimalCuts(places, limits.budget(), limits.min()).cuts();
      long start = runs.start(0);
      for (int cut : cuts) {
        segments.add(new TimeSpan(start, places.end(cut), rate));
        start = places.next(cut);
      }
      segments.add(new TimeSpan(start, runs.end(runs.count() - 1), rate));
    }
    return limits.padded(segments, scores.span());
  }

  private double minSeconds() {
    return settings.minSecondsOr(Math.min(settings.maxSeconds(), LengthLimits.MAX_SECONDS) / 4);
  }

  @Override
  public String toString() {
    return "OptimalSegmenter[maxSeconds="
        + settings.maxSeconds()
        + ", minSeconds="
        + minSeconds()
        + ", longPauseSeconds="
        + settings.longPauseSeconds()
        + ", threshold="
        + settings.threshold()
        + ", paddingSeconds="
        + settings.paddingSeconds()
        + "]";
  }
}
