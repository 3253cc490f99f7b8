package dev.caesura.text.topic;

import java.util.List;

/**
 * Finds topics as the segments whose sentences differ least from each other and repeat their words:
 * the sum of their spreads around their means, of the code lengths of their words, and of a cost
 * for each boundary is the least of all segmentations.
 *
 * <p>Immutable, and thread-safe if the encoder is.
 *
 * <p>Sources: kernel change-point detection on sentence vectors (Arlot, Celisse and Harchaoui
 * 2019); for the words, Eisenstein and Barzilay 2008, as in {@link BayesTopics}. Vectors are
 * averaged with those of the neighbours; sentences with few words that carry a topic weigh less.
 * The cost of a boundary grows with the length of the text up to {@value #GROWTH} sentences,
 * because people divide texts of any length into about as many topics, and with the words of a
 * sentence. With a number of topics given, no boundary is saved, so their places alone count:
 * lengths are kept near their mean, and a boundary costs the more, the closer two sentences near it
 * are, as in GraphSeg (Glavas et al. 2016). The constants were chosen on one half of joined texts
 * and meetings.
 */
public final class SpreadTopics implements TopicMethod {

  /** Cost of a boundary in a text of any length, in spreads of a sentence. */
  private static final double CHANCE = 1;

  /** What each sentence of the text adds to the cost of a boundary. */
  private static final double FACTOR = 0.01;

  /** Number of sentences from which on the cost of a boundary stays the same. */
  private static final int GROWTH = 600;

  /** How the cost of a boundary grows with the number of words of a sentence. */
  private static final double EXPONENT = 0.4;

  /** Weight of the words' code length, in nats, beside the spread. */
  private static final double WORDS = 0.03;

  /** Pseudo-count of each word. */
  private static final double PRIOR = 0.2;

  /** Weight of each neighbour's vector beside that of a sentence. */
  private static final float NEIGHBOUR = 0.25f;

  /** Weight of lengths, in spreads of a sentence, where the number of topics is given. */
  private static final double LENGTH = 0.5;

  /**
   * Cost of a boundary between linked sentences, in spreads of a sentence, where the number of
   * topics is given.
   */
  private static final double LINK = 1;

  /** Sentences on each side of a boundary that may be linked. */
  private static final int LINKED = 2;

  /** What a sentence without such words still counts. */
  private static final double LEAST_WEIGHT = 0.05;

  private final SentenceEncoder encoder;

  private SpreadTopics(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Returns the method without a network: only words count.
   *
   * @return the method
   */
  public static SpreadTopics lexical() {
    return new SpreadTopics(LexicalEncoder.defaults());
  }

  /**
   * Returns the method with an encoder, beside which words count.
   *
   * @param encoder turns sentences into vectors; whoever opened it closes it
   * @return the method
   */
  public static SpreadTopics of(SentenceEncoder encoder) {
    return new SpreadTopics(encoder);
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    float[][] encoded = encoder.encode(text.sentences());
    float[][] vectors = blended(encoded);
    double[] weights = weights(text.sentences());
    WordCounts words = WordCounts.of(text.sentences());
    double spread = spread(vectors, weights);
    double penalty = settings.penalty() * spread * boundary(words);
    boolean isGiven = settings.fewest() == settings.most();
    double[] boundaryCosts = text.boundaryCosts(penalty);
    for (int i = 0; isGiven && i + 1 < boundaryCosts.length; i++) {
      boundaryCosts[i] += LINK * spread * link(encoded, i + 1);
    }
    return settings.ends(
        () -> {
          SegmentCosts costs =
              new JointCosts(
                  new SpreadCosts(vectors, weights), new BayesCosts(words, PRIOR), WORDS);
          return isGiven
              ? new JointCosts(costs, lengths(settings, weights.length), LENGTH * spread)
              : costs;
        },
        boundaryCosts);
  }

  /** Returns the largest cosine of a sentence shortly before a place with one shortly after it. */
  private static double link(float[][] vectors, int place) {
    double link = -1;
    for (int i = Math.max(0, place - LINKED); i < place; i++) {
      for (int j = place; j < Math.min(vectors.length, place + LINKED); j++) {
        link = Math.max(link, Vectors.dot(vectors[i], vectors[j]));
      }
    }
    return link;
  }

  /** Returns the cost of lengths where the number of topics is given. */
  private static SegmentCosts lengths(TopicSettings settings, int size) {
    return new LengthCosts(size, Math.max(1, size / (double) settings.most()));
  }

  /** Returns vectors with a share of the neighbours' vectors. */
  private static float[][] blended(float[][] vectors) {
    float[][] blended = new float[vectors.length][];
    for (int i = 0; i < blended.length; i++) {
      blended[i] = vectors[i].clone();
      if (i > 0) {
        Vectors.add(blended[i], vectors[i - 1], NEIGHBOUR);
      }
      if (i + 1 < blended.length) {
        Vectors.add(blended[i], vectors[i + 1], NEIGHBOUR);
      }
      Vectors.normalize(blended[i]);
    }
    return blended;
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

  /** Returns the mean spread of a sentence around the mean of the text. */
  private static double spread(float[][] vectors, double[] weights) {
    int size = vectors.length;
    if (size < 2) {
      return 0;
    }
    double[] mean = new double[vectors[0].length];
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += weights[i] * Vectors.dot(vectors[i], vectors[i]);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += weights[i] * vectors[i][j];
      }
    }
    double length = 0;
    for (double sum : mean) {
      length += sum * sum;
    }
    return Math.max(0, squares - length / size) / size;
  }

  /** Returns the cost of a boundary in spreads of a sentence. */
  private static double boundary(WordCounts words) {
    int size = Math.max(1, words.size());
    double growth = FACTOR * Math.min(size, GROWTH);
    return CHANCE + growth * Math.pow(words.total() / (double) size, EXPONENT);
  }
}
