package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import java.util.Arrays;

/**
 * The frames of a recording as runs of speech and the pauses between them. Run {@code i} and run
 * {@code i + 1} are separated by pause {@code i}; silence before the first and after the last run
 * is not a pause. Immutable.
 */
final class SpeechRuns {

  private final FrameScores scores;
  private final int[] from;
  private final int[] to;
  private final int count;

  private SpeechRuns(FrameScores scores, int[] from, int[] to, int count) {
    this.scores = scores;
    this.from = from;
    this.to = to;
    this.count = count;
  }

  /** Finds the runs of frames whose probability is at least the threshold. */
  static SpeechRuns of(FrameScores scores, double threshold) {
    int[] from = new int[16];
    int[] to = new int[16];
    int count = 0;
    int frames = scores.size();
    int frame = 0;
    while (frame < frames) {
      if (scores.score(frame) < threshold) {
        frame++;
        continue;
      }
      int start = frame;
      while (frame < frames && scores.score(frame) >= threshold) {
        frame++;
      }
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
      }
      from[count] = start;
      to[count++] = frame;
    }
    return new SpeechRuns(scores, from, to, count);
  }

  /** Returns the number of runs of speech. */
  int count() {
    return count;
  }

  /** Returns the first sample of a run. */
  long start(int run) {
    return sampleOf(from[run]);
  }

  /** Returns one past the last sample of a run. */
  long end(int run) {
    return sampleOf(to[run]);
  }

  /** Returns the length of the pause after a run, in samples. */
  long pause(int run) {
    return start(run + 1) - end(run);
  }

  /**
   * Returns how much silence the pause after a run holds: its frames, each weighted by its
   * certainty.
   */
  double silence(int run) {
    double sum = 0;
    for (int frame = to[run]; frame < from[run + 1]; frame++) {
      sum += 1 - scores.score(frame);
    }
    return sum;
  }

  /**
   * Returns the first of the runs [low, high) that ends at a sample or later; high if there is
   * none.
   */
  int firstEndingFrom(long sample, int low, int high) {
    int a = low;
    int b = high;
    while (a < b) {
      int middle = (a + b) >>> 1;
      if (end(middle) >= sample) {
        b = middle;
      } else {
        a = middle + 1;
      }
    }
    return a;
  }

  /**
   * Returns the first of the runs [low, high) that starts after a sample; high if there is none.
   */
  int firstStartingAfter(long sample, int low, int high) {
    int a = low;
    int b = high;
    while (a < b) {
      int middle = (a + b) >>> 1;
      if (start(middle) > sample) {
        b = middle;
      } else {
        a = middle + 1;
      }
    }
    return a;
  }

  private long sampleOf(int frame) {
    return frame == scores.size()
        ? scores.span().endSample()
        : scores.span().startSample() + (long) frame * scores.grid().hopSamples();
  }
}
