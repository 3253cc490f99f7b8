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
 * DAC, divide and conquer: while a stretch of speech is longer than the maximum it is parted at its
 * longest pause, of any length; without a pause it is cut at the maximum.
 *
 * <p>No segment is longer than the maximum, padding included; every sample of a frame at or above
 * the threshold is in a segment. There is no minimum. Of equal pauses the last one parts. Time is n
 * log n in pauses, there is no recursion. Immutable and thread-safe.
 *
 * <p>Source: Potapczyk and Przybysz 2020, as SHAS's code has it; that pads only the start, and
 * where that meets the start of the recording moves the end instead.
 *
 * @param maxSeconds longest segment, padding included, more than 0; infinity for no limit
 * @param threshold probability from which a frame is speech, in (0, 1]
 * @param paddingSeconds silence to keep on each side, at least 0
 */
public record DacSegmenter(double maxSeconds, double threshold, double paddingSeconds)
    implements Segmenter {

  public DacSegmenter {
    Settings.positiveSeconds("maxSeconds", maxSeconds);
    Settings.probability("threshold", threshold);
    Settings.seconds("paddingSeconds", paddingSeconds);
  }

  /**
   * The settings of SHAS's code: a threshold of 0.5, a padding of 0.06 s.
   *
   * @param maxSeconds longest segment; 26 there
   * @return the segmenter
   */
  public static DacSegmenter of(double maxSeconds) {
    return new DacSegmenter(maxSeconds, 0.5, 0.06);
  }

  /** From one run of speech to another one, both included. */
  private record Stretch(int first, int last) {}

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, 0, paddingSeconds, rate);
    SpeechRuns runs = SpeechRuns.of(scores, threshold);
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
}
