package dev.caesura.text.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Finds topics as the segments whose sentences differ least from each other: the sum of their
 * spreads around their means and of a cost for each boundary is the least of all segmentations.
 *
 * <p>Immutable, and thread-safe if the encoder is.
 *
 * <p>Source: kernel change-point detection on sentence vectors (Arlot, Celisse and Harchaoui 2019);
 * words shared inside a text join the kernel. The cost of a boundary grows with the root of n log n
 * for n sentences, up to {@value #GROWTH}, because the sections of long texts are longer.
 */
public final class SpreadTopics implements TopicMethod {

  /** Cost of a boundary, as a share of the mean spread of a sentence times the root of n log n. */
  private static final double BOUNDARY = 0.075;

  /** Number of sentences from which on the cost of a boundary stays the same. */
  private static final int GROWTH = 1000;

  /** Weight of shared words beside the vectors of a network. */
  private static final float WORDS = 0.7f;

  private final SentenceEncoder encoder;
  private final boolean addsWords;

  private SpreadTopics(SentenceEncoder encoder, boolean addsWords) {
    this.encoder = encoder;
    this.addsWords = addsWords;
  }

  /**
   * Returns the method without a network: only words count.
   *
   * @return the method
   */
  public static SpreadTopics lexical() {
    return new SpreadTopics(LexicalEncoder.defaults(), false);
  }

  /**
   * Returns the method with an encoder, beside which words count.
   *
   * @param encoder turns sentences into vectors; whoever opened it closes it
   * @return the method
   */
  public static SpreadTopics of(SentenceEncoder encoder) {
    return new SpreadTopics(encoder, true);
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    float[][] vectors = encoder.encode(text.sentences());
    if (addsWords) {
      vectors = beside(vectors, LexicalEncoder.defaults().encode(text.sentences()));
    }
    double[] weights = new double[vectors.length];
    Arrays.fill(weights, 1);
    float[][] points = vectors;
    double penalty = settings.penalty() * BOUNDARY * scale(points);
    return settings.ends(() -> new SpreadCosts(points, weights), text.boundaryCosts(penalty));
  }

  private static float[][] beside(float[][] vectors, float[][] words) {
    float[][] both = new float[vectors.length][];
    for (int i = 0; i < both.length; i++) {
      both[i] = Arrays.copyOf(vectors[i], vectors[i].length + words[i].length);
      for (int j = 0; j < words[i].length; j++) {
        both[i][vectors[i].length + j] = WORDS * words[i][j];
      }
    }
    return both;
  }

  /** Returns the mean spread of a sentence times the root of n log n. */
  private static double scale(float[][] vectors) {
    int size = vectors.length;
    if (size < 2) {
      return 0;
    }
    double[] mean = new double[vectors[0].length];
    double squares = 0;
    for (float[] vector : vectors) {
      squares += Vectors.dot(vector, vector);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    double length = 0;
    for (double sum : mean) {
      length += sum * sum;
    }
    double spread = (squares - length / size) / size;
    int growing = Math.min(size, GROWTH);
    return Math.max(0, spread) * Math.sqrt(growing * Math.log(growing));
  }
}
