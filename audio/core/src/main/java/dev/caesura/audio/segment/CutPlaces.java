package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.Arrays;

/**
 * Where a recording can be cut, in order, and what each cut costs: every pause as a whole, and the
 * middle of every frame of speech. No two neighbouring places are further apart than a segment may
 * be long.
 */
final class CutPlaces {

  private final long start;
  private final long finish;
  private long[] end = new long[64];
  private long[] next = new long[64];
  private double[] cost = new double[64];
  private int count;

  private CutPlaces(long start, long finish) {
    this.start = start;
    this.finish = finish;
  }

  static CutPlaces of(FrameScores scores, SpeechRuns runs, long budget, double longPauseSeconds) {
    if (runs.count() == 0) {
      return new CutPlaces(0, 0);
    }
    CutPlaces places = new CutPlaces(runs.start(0), runs.end(runs.count() - 1));
    double hop = (double) scores.grid().hopSamples() / scores.span().sampleRate();
    for (int run = 0; run < runs.count(); run++) {
      places.addSpeech(scores, runs.start(run), runs.end(run), budget);
      if (run + 1 < runs.count()) {
        double silence = runs.silence(run) * hop;
        double price =
            OptimalSegmenter.HALF_SECONDS / (OptimalSegmenter.HALF_SECONDS + silence)
                - (Double.isInfinite(longPauseSeconds)
                    ? 0
                    : silence / (silence + longPauseSeconds));
        places.add(runs.end(run), runs.start(run + 1), price);
      }
    }
    return places;
  }

  private void addSpeech(FrameScores scores, long from, long to, long budget) {
    FrameMiddles middles = new FrameMiddles(scores);
    long last = from;
    for (int frame = scores.frameAt(from); frame < scores.size(); frame++) {
      TimeSpan span = scores.frameSpan(frame);
      if (span.startSample() >= to) {
        break;
      }
      double price = OptimalSegmenter.SPEECH + OptimalSegmenter.DEPTH * scores.score(frame);
      long middle = middles.of(frame);
      // Frames longer than a segment are cut more than once.
      while (middle - last > budget) {
        last += budget;
        add(last, last, price);
      }
      if (middle > from && middle < to) {
        add(middle, middle, price);
        last = middle;
      }
      while (Math.min(to, span.endSample()) - last > budget) {
        last += budget;
        add(last, last, price);
      }
    }
  }

  private void add(long before, long after, double price) {
    if (count == end.length) {
      end = Arrays.copyOf(end, 2 * count);
      next = Arrays.copyOf(next, 2 * count);
      cost = Arrays.copyOf(cost, 2 * count);
    }
    end[count] = before;
    next[count] = after;
    cost[count++] = price;
  }

  /** Adds a cost to each place. */
  void addCosts(CutCost more, int sampleRate) {
    for (int place = 0; place < count && more != CutCost.NONE; place++) {
      cost[place] += more.of(new TimeSpan(end[place], next[place], sampleRate));
    }
  }

  /** Returns the number of places. */
  int count() {
    return count;
  }

  /** Returns the first sample of speech. */
  long start() {
    return start;
  }

  /** Returns one past the last sample of speech. */
  long finish() {
    return finish;
  }

  /** Returns the end of the segment before a cut. */
  long end(int place) {
    return end[place];
  }

  /** Returns the start of the segment after a cut. */
  long next(int place) {
    return next[place];
  }

  double cost(int place) {
    return cost[place];
  }
}
