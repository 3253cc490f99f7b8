package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Segmenter that divides and conquers (DAC): while a stretch of speech is longer than the maximum,
 * it is split at its longest pause, of any length; without a pause it is cut at the maximum.
 *
 * <p>No segment is longer than the maximum, padding included; every sample of a frame at or above
 * the threshold is in a segment. There is no minimum. Of equal pauses the last one is chosen. Time
 * is n log n in pauses, there is no recursion. Immutable and thread-safe.
 *
 * <p>Source: Potapczyk and Przybysz 2020, as SHAS's code has it; that pads only the start, and
 * where that meets the start of the recording moves the end instead.
 */
public final class DacSegmenter implements Segmenter {

  private final SegmentSettings settings;

  private DacSegmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter with the settings of SHAS's code: a maximum of 26 s, a threshold of 0.5, a
   * padding of 0.06 s.
   *
   * @return the segmenter
   */
  public static DacSegmenter defaults() {
    return new DacSegmenter(SegmentSettings.of(26, 0.06));
  }

  /**
   * Returns a copy with the given maximum.
   *
   * @param value longest segment in seconds, padding included, greater than 0; infinity for no
   *     limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public DacSegmenter withMaxSeconds(double value) {
    return new DacSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public DacSegmenter withThreshold(double value) {
    return new DacSegmenter(settings.withThreshold(value));
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param value silence to keep on each side where there is enough, in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public DacSegmenter withPaddingSeconds(double value) {
    return new DacSegmenter(settings.withPaddingSeconds(value));
  }

  /** From one run of speech to another one, both included. */
  private record Stretch(int first, int last) {}

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(settings, 0, rate);
    SpeechRuns runs = SpeechRuns.of(scores, settings.threshold());
    RangeMaximum longest = new RangeMaximum(Math.max(0, runs.count() - 1), runs::pause);
    List<TimeSpan> segments = new ArrayList<>();
    Deque<Stretch> open = new ArrayDeque<>();
    if (runs.count() > 0) {
      open.push(new Stretch(0, runs.count() - 1));
    }
    while (!open.isEmpty()) {
      Stretch stretch = open.pop();
      long start = runs.start(stretch.first());
      long end = runs.end(stretch.last());
      if (end - start <= limits.budget()) {
        segments.add(new TimeSpan(start, end, rate));
      } else if (stretch.first() < stretch.last()) {
        int pause = longest.in(stretch.first(), stretch.last());
        open.push(new Stretch(pause + 1, stretch.last()));
        open.push(new Stretch(stretch.first(), pause));
      } else {
        for (long at = start; at < end; at += limits.budget()) {
          segments.add(new TimeSpan(at, Math.min(end, at + limits.budget()), rate));
        }
      }
    }
    segments.sort(Comparator.comparingLong(TimeSpan::startSample));
    return limits.padded(segments, scores.span());
  }

  @Override
  public String toString() {
    return "DacSegmenter[maxSeconds="
        + settings.maxSeconds()
        + ", threshold="
        + settings.threshold()
        + ", paddingSeconds="
        + settings.paddingSeconds()
        + "]";
  }
}
