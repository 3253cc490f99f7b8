package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** The search of {@link HybridSegmenter} through one recording; lengths in samples. */
final class HybridCuts {

  private final FrameScores scores;
  private final FrameMiddles middles;
  private final SpeechRuns runs;
  private final long least;
  private final long budget;
  private final RangeMaximum anyPause;
  private final RangeMaximum realPause;
  private final RangeMaximum quietest;
  private final long minPause;
  private final List<TimeSpan> segments = new ArrayList<>();

  HybridCuts(FrameScores scores, SpeechRuns runs, long least, long budget, long minPause) {
    this.scores = scores;
    this.middles = new FrameMiddles(scores);
    this.runs = runs;
    this.least = least;
    this.budget = budget;
    this.minPause = minPause;
    int pauses = Math.max(0, runs.count() - 1);
    double[] depth = new double[pauses];
    double[] realDepth = new double[pauses];
    for (int i = 0; i < pauses; i++) {
      depth[i] = runs.silence(i);
      realDepth[i] = runs.pause(i) >= minPause ? depth[i] : -1;
    }
    anyPause = new RangeMaximum(pauses, i -> depth[i]);
    realPause = new RangeMaximum(pauses, i -> realDepth[i]);
    quietest = new RangeMaximum(scores.size(), i -> -scores.score(i));
  }

  /** Returns all segments so far, in time order. */
  List<TimeSpan> segments() {
    return segments;
  }

  /** Cuts the speech from one run to another one, both included. */
  void cut(int first, int last) {
    long end = runs.end(last);
    long start = runs.start(first);
    int run = first;
    while (end - start > budget) {
      int pause = pauseAfter(start, run, last);
      if (pause >= 0) {
        add(start, runs.end(pause));
        run = pause + 1;
        start = runs.start(run);
      } else {
        long cut = cutInSpeech(start, end);
        run = runs.firstEndingFrom(cut + 1, run, last);
        // The quietest frame may lie in a pause that was too short or too early to be chosen.
        boolean inPause = runs.start(run) >= cut;
        add(start, inPause ? runs.end(run - 1) : cut);
        start = inPause ? runs.start(run) : cut;
      }
    }
    add(start, end);
  }

  /**
   * Returns the pause that ends the segment which begins at {@code start} in {@code run}, or -1.
   */
  private int pauseAfter(long start, int run, int last) {
    int low = runs.firstEndingFrom(start + least, run, last);
    int high = runs.firstEndingFrom(start + budget + 1, run, last);
    // Up to here, a whole minimum is left for what follows.
    int roomy = Math.min(high, runs.firstStartingAfter(runs.end(last) - least, run, last + 1) - 1);
    int found = real(low, roomy);
    if (found < 0) {
      found = real(low, high);
    }
    if (found < 0) {
      found = real(run, Math.min(low, high));
    }
    if (found < 0 && low < roomy) {
      found = anyPause.in(low, roomy);
    }
    if (found < 0 && low < high) {
      found = anyPause.in(low, high);
    }
    return found;
  }

  private int real(int from, int to) {
    int found = from < to ? realPause.in(from, to) : -1;
    return found >= 0 && runs.pause(found) >= minPause ? found : -1;
  }

  /** Returns where to cut if no pause is suitable: after {@code start}, before {@code end}. */
  private long cutInSpeech(long start, long end) {
    long from = Math.max(start + 1, start + least);
    long to = start + budget;
    if (end - least >= from) {
      to = Math.min(to, end - least);
    }
    int frame = quietest.in(middles.firstFrom(from), middles.firstFrom(to + 1));
    // Frames longer than the maximum are cut anywhere.
    return frame < 0 ? start + budget : middles.of(frame);
  }

  private void add(long start, long end) {
    segments.add(new TimeSpan(start, end, scores.span().sampleRate()));
  }
}
