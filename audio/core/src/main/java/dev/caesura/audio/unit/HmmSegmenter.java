package dev.caesura.audio.unit;

import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Cuts where a hidden Markov model, trained on the recording itself, changes its state. Every state
 * is a Gaussian with a diagonal covariance; they start as clusters of frames and are trained by
 * Viterbi paths, with a cost for each change of state. No transcript is needed. Results are the
 * same for the same seed. Immutable and thread-safe.
 */
public final class HmmSegmenter implements UnitSegmenter {

  private static final int MIN_FRAMES = 2;
  private static final double FLOOR = 0.05;

  private final int states;
  private final double cost;
  private final int rounds;
  private final long seed;

  private HmmSegmenter(int states, double cost, int rounds, long seed) {
    this.states = states;
    this.cost = cost;
    this.rounds = rounds;
    this.seed = seed;
  }

  /**
   * Returns a segmenter with 40 states, a cost of 50 nats for a change and 6 rounds of training,
   * which cuts recorded prompts about nine times a second.
   *
   * @return the segmenter
   */
  public static HmmSegmenter defaults() {
    return new HmmSegmenter(40, 50, 6, 1);
  }

  /**
   * Returns a copy with the given number of states.
   *
   * @param count at least 2
   * @return a new segmenter
   */
  public HmmSegmenter withStates(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("states " + count + ": expected at least 2");
    }
    return new HmmSegmenter(count, cost, rounds, seed);
  }

  /**
   * Returns a copy with the given cost of a change of state.
   *
   * @param nats natural logarithm, at least 0
   * @return a new segmenter
   */
  public HmmSegmenter withCost(double nats) {
    if (!(nats >= 0) || Double.isInfinite(nats)) {
      throw new IllegalArgumentException("cost " + nats + ": expected a number of at least 0");
    }
    return new HmmSegmenter(states, nats, rounds, seed);
  }

  /**
   * Returns a copy with the given random seed.
   *
   * @param value any number
   * @return a new segmenter
   */
  public HmmSegmenter withSeed(long value) {
    return new HmmSegmenter(states, cost, rounds, value);
  }

  @Override
  public List<TimeSpan> segment(UnitFeatures features) {
    int frames = features.frames();
    boolean[] boundaries = new boolean[frames];
    int count = Math.min(states, frames / MIN_FRAMES);
    if (count < 2) {
      return features.segments(boundaries);
    }
    Gaussians model = new Gaussians(count, features);
    int[] path = model.clusters(new Random(seed));
    for (int round = 0; round < rounds; round++) {
      model.train(path);
      path = viterbi(model, frames);
    }
    for (int t = 1; t < frames; t++) {
      boundaries[t] = path[t] != path[t - 1];
    }
    return features.segments(boundaries);
  }

  private int[] viterbi(Gaussians model, int frames) {
    int count = model.count;
    double[] last = new double[count];
    double[] next = new double[count];
    // The state before, or -1 for the same one.
    short[][] from = new short[frames][count];
    double[] scores = new double[count];
    for (int t = 0; t < frames; t++) {
      model.score(t, scores);
      int best = 0;
      for (int s = 1; s < count; s++) {
        best = last[s] > last[best] ? s : best;
      }
      for (int s = 0; s < count; s++) {
        boolean changes = t > 0 && last[best] - cost > last[s];
        from[t][s] = (short) (changes ? best : s);
        next[s] = (changes ? last[best] - cost : last[s]) + scores[s];
      }
      double[] swap = last;
      last = next;
      next = swap;
    }
    int state = 0;
    for (int s = 1; s < count; s++) {
      state = last[s] > last[state] ? s : state;
    }
    int[] path = new int[frames];
    for (int t = frames - 1; t >= 0; t--) {
      path[t] = state;
      state = from[t][state];
    }
    return path;
  }

  /** Gaussians with diagonal covariances. */
  private static final class Gaussians {

    private final int count;
    private final int size;
    private final UnitFeatures features;
    private final double[] means;
    private final double[] inverse;
    private final double[] constants;

    Gaussians(int count, UnitFeatures features) {
      this.count = count;
      this.size = features.size();
      this.features = features;
      this.means = new double[count * size];
      this.inverse = new double[count * size];
      this.constants = new double[count];
      Arrays.fill(inverse, 1);
    }

    /** Clusters the frames: far frames as centres, then the mean of the nearest frames. */
    int[] clusters(Random random) {
      int frames = features.frames();
      double[] nearest = new double[frames];
      Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      int center = random.nextInt(frames);
      for (int s = 0; s < count; s++) {
        for (int d = 0; d < size; d++) {
          means[s * size + d] = features.rows()[center * size + d];
        }
        double sum = 0;
        for (int t = 0; t < frames; t++) {
          nearest[t] = Math.min(nearest[t], distance(t, s));
          sum += nearest[t];
        }
        double drawn = random.nextDouble() * sum;
        center = 0;
        while (center < frames - 1 && drawn > nearest[center]) {
          drawn -= nearest[center++];
        }
      }
      int[] path = new int[frames];
      for (int round = 0; round < 8; round++) {
        for (int t = 0; t < frames; t++) {
          int best = 0;
          double least = Double.POSITIVE_INFINITY;
          for (int s = 0; s < count; s++) {
            double distance = distance(t, s);
            if (distance < least) {
              least = distance;
              best = s;
            }
          }
          path[t] = best;
        }
        train(path);
        Arrays.fill(inverse, 1);
      }
      return path;
    }

    private double distance(int frame, int state) {
      double sum = 0;
      for (int d = 0; d < size; d++) {
        double x = features.rows()[frame * size + d] - means[state * size + d];
        sum += x * x * inverse[state * size + d];
      }
      return sum;
    }

    /** A state without frames keeps what it was. */
    void train(int[] path) {
      double[] sums = new double[count * size];
      double[] squares = new double[count * size];
      int[] counts = new int[count];
      for (int t = 0; t < path.length; t++) {
        counts[path[t]]++;
        for (int d = 0; d < size; d++) {
          double x = features.rows()[t * size + d];
          sums[path[t] * size + d] += x;
          squares[path[t] * size + d] += x * x;
        }
      }
      for (int s = 0; s < count; s++) {
        double constant = 0;
        for (int d = 0; d < size && counts[s] > 0; d++) {
          int at = s * size + d;
          double mean = sums[at] / counts[s];
          // One frame of the variance of all frames keeps rare states wide.
          double variance = (squares[at] - mean * sums[at] + 1) / (counts[s] + 1);
          means[at] = mean;
          inverse[at] = 1 / Math.max(FLOOR, variance);
          constant += Math.log(inverse[at]);
        }
        constants[s] = counts[s] > 0 ? constant : constants[s];
      }
    }

    void score(int frame, double[] scores) {
      for (int s = 0; s < count; s++) {
        scores[s] = (constants[s] - distance(frame, s)) / 2;
      }
    }
  }
}
