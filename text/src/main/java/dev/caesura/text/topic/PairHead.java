package dev.caesura.text.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * Classifier of topic changes that is trained on documents with known topics: logistic regression
 * on how alike the sentences around a place are. Immutable and thread-safe.
 *
 * <p>The features of a place are the cosines of mean vectors of the 1, 2, 4 and 8 sentences before
 * and after it, of vectors of the encoder and of word vectors, and each one's depth below its
 * neighbours.
 *
 * @param weights a weight for each feature, and the bias as the last one
 */
public record PairHead(List<Double> weights) {

  private static final int[] WINDOWS = {1, 2, 4, 8};

  /** Number of features. */
  public static final int FEATURES = 16;

  private static final int MAX_STEPS = 50;
  private static final double RIDGE = 1e-2;

  /** Copies the weights; checks their number. */
  public PairHead {
    weights = List.copyOf(weights);
    if (weights.size() != FEATURES + 1) {
      throw new IllegalArgumentException(
          "weights " + weights.size() + ": expected " + (FEATURES + 1));
    }
    for (double weight : weights) {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException("weight " + weight + ": expected a finite number");
      }
    }
  }

  /**
   * Document with known topics.
   *
   * @param sentences its sentences, in order
   * @param ends ends of its topics, exclusive, ascending; the last one is the number of sentences
   */
  public record Example(List<String> sentences, List<Integer> ends) {

    /** Copies the lists; checks the ends. */
    public Example {
      sentences = List.copyOf(sentences);
      ends = List.copyOf(ends);
      int last = 0;
      for (int end : ends) {
        if (end <= last || end > sentences.size()) {
          throw new IllegalArgumentException(
              "end " + end + ": expected a number in (" + last + ", " + sentences.size() + "]");
        }
        last = end;
      }
      if (last != sentences.size()) {
        throw new IllegalArgumentException(
            "last end " + last + ": expected the number of sentences, " + sentences.size());
      }
    }
  }

  /**
   * Trains a classifier.
   *
   * @param examples documents with known topics
   * @param encoder turns sentences into vectors
   * @return the classifier
   * @throws IllegalArgumentException if no document has two topics, or none has two sentences of
   *     one
   */
  public static PairHead fit(List<Example> examples, SentenceEncoder encoder) {
    List<double[]> rows = new ArrayList<>();
    List<Boolean> changes = new ArrayList<>();
    for (Example example : examples) {
      double[][] features = features(example.sentences, encoder);
      for (int i = 0; i + 1 < features.length; i++) {
        rows.add(features[i]);
        changes.add(example.ends.contains(i + 1));
      }
    }
    if (!changes.contains(true) || !changes.contains(false)) {
      throw new IllegalArgumentException(
          "examples: expected ends of topics and places inside topics; found only one kind among "
              + changes.size()
              + " places");
    }
    return new PairHead(newton(rows, changes));
  }

  /**
   * Returns a scorer that decides with this classifier.
   *
   * @param encoder the encoder that it was trained with
   * @return the scorer
   */
  public ChangeScorer with(SentenceEncoder encoder) {
    return sentences -> {
      double[][] features = features(sentences, encoder);
      double[] scores = new double[features.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = probability(weights, features[i]);
      }
      return scores;
    };
  }

  static double[][] features(List<String> sentences, SentenceEncoder encoder) {
    double[][] features = new double[sentences.size()][FEATURES];
    int column = 0;
    for (SentenceEncoder each : List.of(encoder, LexicalEncoder.defaults())) {
      float[][] vectors = each.encode(sentences);
      for (int window : WINDOWS) {
        double[] coherence = WindowScorer.coherence(vectors, window);
        double[] depths = WindowScorer.depths(coherence);
        for (int i = 0; i < features.length; i++) {
          features[i][column] = coherence[i];
          features[i][column + 1] = depths[i];
        }
        column += 2;
      }
    }
    return features;
  }

  private static double probability(List<Double> weights, double[] row) {
    double sum = weights.get(FEATURES);
    for (int i = 0; i < FEATURES; i++) {
      sum += weights.get(i) * row[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Newton's method on the penalised log likelihood, which has one maximum. */
  private static List<Double> newton(List<double[]> rows, List<Boolean> changes) {
    int size = FEATURES + 1;
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      weights.add(0.0);
    }
    for (int step = 0; step < MAX_STEPS; step++) {
      double[][] system = new double[size][size + 1];
      for (int i = 0; i < size; i++) {
        system[i][i] = RIDGE;
        system[i][size] = -RIDGE * weights.get(i);
      }
      for (int r = 0; r < rows.size(); r++) {
        double[] row = rows.get(r);
        double p = probability(weights, row);
        double error = (changes.get(r) ? 1 : 0) - p;
        for (int i = 0; i < size; i++) {
          double left = i < FEATURES ? row[i] : 1;
          system[i][size] += error * left;
          for (int j = 0; j < size; j++) {
            system[i][j] += p * (1 - p) * left * (j < FEATURES ? row[j] : 1);
          }
        }
      }
      double[] change = solve(system);
      double largest = 0;
      for (int i = 0; i < size; i++) {
        // Short steps keep the method from leaping over the maximum.
        double bounded = Math.max(-5, Math.min(5, change[i]));
        weights.set(i, weights.get(i) + bounded);
        largest = Math.max(largest, Math.abs(bounded));
      }
      if (largest < 1e-8) {
        break;
      }
    }
    return weights;
  }

  /** Solves a positive definite system by elimination. */
  private static double[] solve(double[][] system) {
    int size = system.length;
    for (int i = 0; i < size; i++) {
      for (int row = i + 1; row < size; row++) {
        double factor = system[row][i] / system[i][i];
        for (int j = i; j <= size; j++) {
          system[row][j] -= factor * system[i][j];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = system[i][size];
      for (int j = i + 1; j < size; j++) {
        sum -= system[i][j] * solution[j];
      }
      solution[i] = sum / system[i][i];
    }
    return solution;
  }
}
