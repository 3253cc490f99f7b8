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
 * words shared inside a text join the kernel. Sentences with few words that carry a topic weigh
 * less. The cost of a boundary grows with the number of sentences to the power of {@value
 * #EXPONENT}, up to {@value #GROWTH} sentences, because the sections of long texts are longer; the
 * constants were chosen on joined texts and meetings.
 */
public final class SpreadTopics implements TopicMethod {

  /** What a boundary saves by chance, in spreads of a sentence. */
  private static final double CHANCE = 0.8;

  private static final double FACTOR = 0.0285;
  private static final double EXPONENT = 0.75;

  /** Number of sentences from which on the cost of a boundary stays the same. */
  private static final int GROWTH = 1000;

  /** Weight of shared words beside the vectors of a network. */
  private static final float WORDS = 0.5f;

  /** What a sentence without such words still counts. */
  private static final double LEAST_WEIGHT = 0.05;

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
    double[] weights = weights(text.sentences());
    float[][] points = vectors;
    double penalty = settings.penalty() * boundary(points, weights);
    return settings.ends(() -> new SpreadCosts(points, weights), text.boundaryCosts(penalty));
  }

  /** Returns how much each sentence counts, by its words that may carry a topic; 1 on average. */
  static double[] weights(List<String> sentences) {
    double[] weights = new double[sentences.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int words = WordCounts.words(sentences.get(i)).size();
      weights[i] = words / (words + 1.0) + LEAST_WEIGHT;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights.length / sum;
    }
    return weights;
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

  /** Returns the cost of a boundary. */
  private static double boundary(float[][] vectors, double[] weights) {
    int size = vectors.length;
    if (size < 2) {
      return 0;
    }
    double[] mean = new double[vectors[0].length];
    double squares = 0;
    double uneven = 0;
    for (int i = 0; i < size; i++) {
      squares += weights[i] * Vectors.dot(vectors[i], vectors[i]);
      uneven += weights[i] * weights[i];
      for (int j = 0; j < mean.length; j++) {
        mean[j] += weights[i] * vectors[i][j];
      }
    }
    double length = 0;
    for (double sum : mean) {
      length += sum * sum;
    }
    double spread = Math.max(0, squares - length / size) / size;
    double growth = FACTOR * Math.pow(Math.min(size, GROWTH), EXPONENT);
    return spread * (CHANCE * uneven / size + growth);
  }
}
