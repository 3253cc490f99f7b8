package dev.caesura.text.length;

import java.util.Arrays;

/**
 * Chooses the best places to split by dynamic programming: the sum of the logarithms of the priors
 * of all pieces and of the probabilities of all splits is maximal. The end of the stretch is not a
 * split. A pure function, safe for use by many threads.
 *
 * <p>The maximum is strict. A piece shorter than the minimum costs {@value #SHORT_PIECE}, far more
 * than any split, so that there are as few of them as possible.
 *
 * <p>Time is linear in the number of places for the uniform prior (two sliding windows), and the
 * number of places times those within the maximum for any other.
 */
public final class ViterbiLengthCutter {

  private static final double SHORT_PIECE = 1e4;

  /** Stands for the logarithm of zero; above the cost of a short piece. */
  private static final double MIN_LOG = -1e3;

  private ViterbiLengthCutter() {}

  /**
   * Chooses places.
   *
   * @param points possible places; the last is the end of the stretch
   * @param lengths minimum, maximum and prior
   * @return indexes of the chosen places, ascending, the last one included; empty if there are none
   * @throws IllegalArgumentException if two neighbouring places are further apart than the maximum
   */
  public static int[] cuts(CutPoints points, Lengths lengths) {
    return cuts(points, lengths, new long[1]);
  }

  /** Counts in {@code steps[0]} how many pieces were considered. */
  static int[] cuts(CutPoints points, Lengths lengths, long... steps) {
    int n = points.size();
    if (n == 0) {
      return new int[0];
    }
    int[] from = new int[n];
    if (lengths.prior() == LengthPrior.Uniform.ONLY) {
      uniform(points, lengths, from, steps);
    } else {
      general(points, lengths, from, steps);
    }
    int count = 0;
    for (int k = n - 1; k >= 0; k = from[k]) {
      count++;
    }
    int[] chosen = new int[count];
    for (int k = n - 1; k >= 0; k = from[k]) {
      chosen[--count] = k;
    }
    return chosen;
  }

  private static void general(CutPoints points, Lengths lengths, int[] from, long... steps) {
    int n = points.size();
    double[] best = new double[n];
    double[] known = new double[Math.min(lengths.max(), 1 << 16) + 1];
    Arrays.fill(known, Double.NaN);
    for (int j = 0; j < n; j++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = j - 1; i >= -1 && points.length(i, j) <= lengths.max(); i--) {
        steps[0]++;
        int length = (int) points.length(i, j);
        double sum = (i < 0 ? 0 : best[i]) + prior(lengths, length, known);
        if (sum > most) {
          most = sum;
          from[j] = i;
        }
      }
      requireReachable(points, lengths, j, most);
      best[j] = most + cost(points, j);
    }
  }

  private static double prior(Lengths lengths, int length, double[] known) {
    double log = length < known.length ? known[length] : Double.NaN;
    if (Double.isNaN(log)) {
      log = Math.max(MIN_LOG, lengths.prior().logOf(Math.max(1, length)));
      log -= length < lengths.min() ? SHORT_PIECE : 0;
      if (length < known.length) {
        known[length] = log;
      }
    }
    return log;
  }

  private static void uniform(CutPoints points, Lengths lengths, int[] from, long... steps) {
    int n = points.size();
    // Sums of the starts, shifted by one: index 0 is the start of the stretch.
    double[] best = new double[n + 1];
    SlidingMaximum fitting = new SlidingMaximum(best);
    SlidingMaximum tooShort = new SlidingMaximum(best);
    int longEnough = -1;
    int inReach = -1;
    for (int j = 0; j < n; j++) {
      tooShort.add(j);
      steps[0]++;
      while (longEnough < j && points.length(longEnough, j) >= lengths.min()) {
        fitting.add(longEnough + 1);
        longEnough++;
        steps[0]++;
      }
      while (inReach < j && points.length(inReach, j) > lengths.max()) {
        inReach++;
        steps[0]++;
      }
      tooShort.dropBefore(Math.max(longEnough, inReach) + 1);
      fitting.dropBefore(inReach + 1);
      double most = Double.NEGATIVE_INFINITY;
      if (!fitting.isEmpty()) {
        from[j] = fitting.first() - 1;
        most = best[fitting.first()];
      }
      if (!tooShort.isEmpty() && best[tooShort.first()] - SHORT_PIECE > most) {
        from[j] = tooShort.first() - 1;
        most = best[tooShort.first()] - SHORT_PIECE;
      }
      requireReachable(points, lengths, j, most);
      best[j + 1] = most + cost(points, j);
    }
  }

  private static double cost(CutPoints points, int j) {
    return j == points.size() - 1 ? 0 : Math.max(MIN_LOG, points.log(j));
  }

  private static void requireReachable(CutPoints points, Lengths lengths, int j, double most) {
    if (most == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "place "
              + points.place(j)
              + ": expected another place at most "
              + lengths.max()
              + " characters before it");
    }
  }

  /** The index of the largest of the values whose indexes were added and not dropped. */
  private static final class SlidingMaximum {
    private final double[] values;
    private final int[] queue;
    private int head;
    private int tail;

    SlidingMaximum(double[] values) {
      this.values = values;
      this.queue = new int[values.length];
    }

    void add(int index) {
      while (tail > head && values[queue[tail - 1]] <= values[index]) {
        tail--;
      }
      queue[tail++] = index;
    }

    void dropBefore(int index) {
      while (tail > head && queue[head] < index) {
        head++;
      }
    }

    boolean isEmpty() {
      return head == tail;
    }

    int first() {
      return queue[head];
    }
  }
}
