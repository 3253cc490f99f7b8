package dev.caesura.models.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places sentences by their length alone: the time of speech that each takes is compared with its
 * letters, and ends of sentences prefer long pauses. Sentences and stretches of speech may be left
 * out at a price. Dynamic programming, as Gale and Church (1993) align sentences of two languages.
 */
final class PauseStart {

  /** Frames of speech between two places inside a stretch where a sentence may end. */
  private static final int STEP = 40;

  /** Frames of speech on either side of the proportional place that are looked at. */
  private static final int REACH = 90_000;

  private static final double EDGE = 3;
  private static final double EDGE_FRAMES = 30;
  private static final double INNER_PAUSE = 0.02;
  private static final double MAX_INNER_PAUSE = 3;
  private static final double SKIPPED_FRAME = 0.02;
  private static final double SKIPPED_SENTENCE = 6;

  /** A sentence takes at most so many times its expected time. */
  private static final double MAX_STRETCH = 2.5;

  /** Frames of a sentence beyond those of its letters. */
  private static final int MARGIN = 10;

  private static final double MIN_PACE = 3;
  private static final double MAX_PACE = 20;

  private final int[] frame;
  private final int[] spoken;
  private final int[] pause;

  /**
   * Creates the places where sentences may end.
   *
   * @param speech whether each frame is speech
   */
  PauseStart(boolean[] speech) {
    List<int[]> cuts = new ArrayList<>();
    int done = 0;
    int at = 0;
    int end = -1;
    while (at < speech.length) {
      if (!speech[at]) {
        at++;
        continue;
      }
      cuts.add(new int[] {at, done, end < 0 ? 300 : at - end});
      int from = at;
      while (at < speech.length && speech[at]) {
        at++;
        done++;
        if ((at - from) % STEP == 0 && at < speech.length && speech[at]) {
          cuts.add(new int[] {at, done, 0});
        }
      }
      end = at;
    }
    cuts.add(new int[] {end < 0 ? speech.length : end, done, 300});
    frame = cuts.stream().mapToInt(c -> c[0]).toArray();
    spoken = cuts.stream().mapToInt(c -> c[1]).toArray();
    pause = cuts.stream().mapToInt(c -> c[2]).toArray();
  }

  /** Returns all frames of speech. */
  int spoken() {
    return spoken[spoken.length - 1];
  }

  /** Returns the frames of a letter, if all speech has text. */
  double pace(StateNetwork network) {
    long letters = 0;
    for (int i = 0; i < network.sentences(); i++) {
      letters += network.lettersOf(i);
    }
    double own = spoken() - (double) MARGIN * network.sentences();
    return limited(own / letters);
  }

  /** Returns the nearest pace that people speak at. */
  static double limited(double pace) {
    return Math.max(MIN_PACE, Math.min(MAX_PACE, pace));
  }

  /**
   * Places the sentences.
   *
   * @param framesPerLetter the pace
   * @return first frame and the frame after the last for each sentence; -1 and -1 if left out
   */
  int[][] place(StateNetwork network, double framesPerLetter) {
    int[] letters = new int[network.sentences()];
    Arrays.setAll(letters, network::lettersOf);
    return place(letters, framesPerLetter);
  }

  /**
   * Places the sentences.
   *
   * @param letters the letters of each sentence
   * @param framesPerLetter the pace
   * @return first frame and the frame after the last for each sentence; -1 and -1 if left out
   */
  int[][] place(int[] letters, double framesPerLetter) {
    int cuts = frame.length;
    int count = letters.length;
    double[] inner = new double[cuts + 1];
    double[] edge = new double[cuts];
    for (int c = 0; c < cuts; c++) {
      inner[c + 1] = inner[c] + Math.min(MAX_INNER_PAUSE, INNER_PAUSE * pause[c]);
      edge[c] = EDGE * Math.exp(-pause[c] / EDGE_FRAMES);
    }
    double all = Math.max(1, Arrays.stream(letters).asLongStream().sum());
    double[] cost = new double[cuts];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    int[][] from = new int[count][];
    int[] offset = new int[count];
    double before = 0;
    int lo = 0;
    int hi = window(0, true) + 1;
    skipSpeech(cost, lo, hi);
    int[][] skippedTo = new int[count + 1][];
    for (int i = 0; i < count; i++) {
      before += letters[i];
      double[] next = new double[cuts];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      double middle = spoken() * before / all;
      int nextLo = Math.max(lo, window(middle - REACH, false));
      int nextHi = Math.max(hi, window(middle + REACH, true) + 1);
      from[i] = new int[nextHi - nextLo];
      offset[i] = nextLo;
      double expected = framesPerLetter * letters[i] + MARGIN;
      double deviation = 0.15 * expected + 20;
      double skipped = SKIPPED_SENTENCE + 0.02 * expected;
      for (int c = nextLo; c < nextHi; c++) {
        double best = c < hi && c >= lo ? cost[c] + skipped : Double.POSITIVE_INFINITY;
        int by = -1;
        for (int a = Math.min(c, hi) - 1; a >= lo; a--) {
          double length = spoken[c] - spoken[a];
          if (length > MAX_STRETCH * expected + STEP) {
            break;
          }
          double x = (length - expected) / deviation;
          double price = cost[a] + 0.5 * x * x + edge[a] + edge[c] + inner[c] - inner[a + 1];
          if (price < best) {
            best = price;
            by = a;
          }
        }
        next[c] = best;
        from[i][c - nextLo] = by;
      }
      cost = next;
      lo = nextLo;
      hi = nextHi;
      skippedTo[i + 1] = skipSpeech(cost, lo, hi);
    }
    return trace(cost, lo, hi, from, offset, skippedTo);
  }

  private int window(double speechFrames, boolean up) {
    int at = Arrays.binarySearch(spoken, (int) Math.max(0, Math.min(spoken(), speechFrames)));
    int place = at >= 0 ? at : -at - 1;
    return Math.max(0, Math.min(frame.length - 1, up ? place + 1 : place - 1));
  }

  /** Lets speech be left out; returns the cut from which each was reached. */
  private int[] skipSpeech(double[] cost, int lo, int hi) {
    int[] source = new int[hi - lo];
    for (int c = lo; c < hi; c++) {
      source[c - lo] = c;
      if (c > lo) {
        double price = cost[c - 1] + SKIPPED_FRAME * (spoken[c] - spoken[c - 1]);
        if (price < cost[c]) {
          cost[c] = price;
          source[c - lo] = source[c - 1 - lo];
        }
      }
    }
    return source;
  }

  private int[][] trace(
      double[] cost, int lo, int hi, int[][] from, int[] offset, int[][] skippedTo) {
    int count = from.length;
    int[][] places = new int[count][];
    int at = lo;
    double best = Double.POSITIVE_INFINITY;
    for (int c = lo; c < hi; c++) {
      double price = cost[c] + SKIPPED_FRAME * (spoken() - spoken[c]);
      if (price <= best) {
        best = price;
        at = c;
      }
    }
    for (int i = count - 1; i >= 0; i--) {
      at = skippedTo[i + 1][at - offset[i]];
      int by = from[i][at - offset[i]];
      if (by < 0) {
        places[i] = new int[] {-1, -1};
      } else {
        int end = frame[at] - (pause[at] > 0 && at < frame.length - 1 ? pause[at] : 0);
        places[i] = new int[] {frame[by], Math.max(frame[by] + 1, end)};
        at = by;
      }
    }
    return places;
  }
}
