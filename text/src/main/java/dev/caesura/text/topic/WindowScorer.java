package dev.caesura.text.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Scorer of topic changes by the coherence of neighbours: how much less alike the sentences before
 * and after a place are than those around it. Immutable, and thread-safe if the encoder is.
 *
 * <p>Source: depth scores of TextTiling (Hearst 1997) over mean vectors of windows. A depth half a
 * standard deviation above the mean counts as even odds.
 */
public final class WindowScorer implements ChangeScorer {

  private static final int WINDOW = 5;
  private static final double STEEPNESS = 2;

  private final SentenceEncoder encoder;
  private final int window;

  private WindowScorer(SentenceEncoder encoder, int window) {
    this.encoder = encoder;
    this.window = window;
  }

  /**
   * Returns a scorer with windows of {@value #WINDOW} sentences on each side.
   *
   * @param encoder turns sentences into vectors; whoever opened it closes it
   * @return the scorer
   */
  public static WindowScorer of(SentenceEncoder encoder) {
    return new WindowScorer(encoder, WINDOW);
  }

  /**
   * Returns a copy with other windows.
   *
   * @param sentences sentences on each side, at least 1; 1 compares neighbours alone
   * @return the copy
   */
  public WindowScorer withWindow(int sentences) {
    if (sentences < 1) {
      throw new IllegalArgumentException(
          "window " + sentences + ": expected a number of at least 1");
    }
    return new WindowScorer(encoder, sentences);
  }

  @Override
  public double[] score(List<String> sentences) {
    double[] coherence = coherence(encoder.encode(sentences), window);
    double[] depths = depths(coherence);
    int places = Math.max(0, depths.length - 1);
    double mean = Arrays.stream(depths, 0, places).average().orElse(0);
    double variance =
        Arrays.stream(depths, 0, places).map(d -> (d - mean) * (d - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    double[] changes = new double[depths.length];
    for (int i = 0; i < changes.length; i++) {
      double above = deviation > 0 ? (depths[i] - mean) / deviation - 0.5 : -1;
      changes[i] = 1 / (1 + Math.exp(-STEEPNESS * above));
    }
    return changes;
  }

  /** Returns the cosine of the mean vectors before and after each place; 1 at the end. */
  static double[] coherence(float[][] vectors, int window) {
    double[] coherence = new double[vectors.length];
    Arrays.fill(coherence, 1);
    for (int i = 0; i + 1 < vectors.length; i++) {
      float[] before = sum(vectors, Math.max(0, i + 1 - window), i + 1);
      float[] after = sum(vectors, i + 1, Math.min(vectors.length, i + 1 + window));
      coherence[i] = Vectors.dot(before, after);
    }
    return coherence;
  }

  private static float[] sum(float[][] vectors, int start, int end) {
    float[] sum = new float[vectors[start].length];
    for (int i = start; i < end; i++) {
      Vectors.add(sum, vectors[i], 1);
    }
    Vectors.normalize(sum);
    return sum;
  }

  /** Returns how far each place lies below the nearest peaks on both sides. */
  static double[] depths(double[] coherence) {
    double[] depths = new double[coherence.length];
    for (int i = 0; i + 1 < depths.length; i++) {
      depths[i] = climb(coherence, i, -1) + climb(coherence, i, 1);
    }
    return depths;
  }

  private static double climb(double[] coherence, int place, int step) {
    double peak = coherence[place];
    for (int i = place + step;
        i >= 0 && i + 1 < coherence.length && coherence[i] >= peak;
        i += step) {
      peak = coherence[i];
    }
    return peak - coherence[place];
  }
}
