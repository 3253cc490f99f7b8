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
 * averaged with those of the neighbours; sentences with few words that carry a topic weigh less,
 * and words weigh more in longer texts, where they are counted better. A boundary costs more in
 * longer texts, up to {@value #GROWTH} sentences, because people divide texts of any length into
 * about as many topics; where neighbouring sentences are alike on average, because topics are long
 * there; and between two sentences that are alike, as in GraphSeg (Glavas et al. 2016). With a
 * number of topics given, lengths are kept near their mean. The constants were chosen on joined
 * texts and meetings.
 */
public final class SpreadTopics implements TopicMethod {

  /** Cost of a boundary in a text of one sentence, in spreads of a sentence. */
  private static final double SCALE = 0.145;

  /** How the cost of a boundary grows with the number of sentences. */
  private static final double EXPONENT = 0.7;

  /** Number of sentences from which on the cost of a boundary stays the same. */
  private static final int GROWTH = 600;

  /** How the log of the cost of a boundary grows with the mean cosine of neighbours. */
  private static final double COHERENCE = 4;

  /** The mean cosine of neighbours at which the cost of a boundary is as it is. */
  private static final double USUAL_COSINE = 0.27;

  /** Means below and above count as these, since cosines of other networks may be others. */
  private static final double LEAST_COSINE = 0.15;

  private static final double MOST_COSINE = 0.4;

  /** Weight of the words' code length, in nats, beside the spread, in a text of one sentence. */
  private static final double WORDS = 0.009;

  /** How the weight of the words grows with the number of sentences. */
  private static final double WORDS_EXPONENT = 0.35;

  /** Pseudo-count of each word. */
  private static final double PRIOR = 0.2;

  /** Weight of each neighbour's vector beside that of a sentence. */
  private static final float NEIGHBOUR = 0.25f;

  /** Weight of lengths, in spreads of a sentence, where the number of topics is given. */
  private static final double LENGTH = 0.5;

  /** Cost of a boundary between two sentences of cosine 1, in spreads of a sentence. */
  private static final double LINK = 2;

  /** Sentences on each side of a boundary that may be linked. */
  private static final int LINKED = 2;

  /** What a sentence without such words still counts. */
  private static final double LEAST_WEIGHT = 0.05;

  private final SentenceEncoder encoder;

  /** Whether words alone count, whose cosines say nothing about how long topics are. */
  private final boolean isLexical;

  private SpreadTopics(SentenceEncoder encoder, boolean isLexical) {
    this.encoder = encoder;
    this.isLexical = isLexical;
  }

  /**
   * Returns the method without a network: only words count.
   *
   * @return the method
   */
  public static SpreadTopics lexical() {
    return new SpreadTopics(LexicalEncoder.defaults(), true);
  }

  /**
   * Returns the method with an encoder, beside which words count.
   *
   * @param encoder turns sentences into vectors; whoever opened it closes it
   * @return the method
   */
  public static SpreadTopics of(SentenceEncoder encoder) {
    return new SpreadTopics(encoder, false);
  }

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    float[][] encoded = encoder.encode(text.sentences());
    float[][] vectors = blended(encoded);
    double[] weights = weights(text.sentences());
    WordCounts words = WordCounts.of(text.sentences());
    double spread = spread(vectors, weights);
    double boundary = boundary(encoded);
    double[] boundaryCosts = text.boundaryCosts(settings.penalty() * spread);
    for (int i = 0; i + 1 < boundaryCosts.length; i++) {
      boundaryCosts[i] *= boundary + LINK * link(encoded, i + 1);
    }
    double wordWeight = WORDS * Math.pow(growth(words.size()), WORDS_EXPONENT);
    boolean isGiven = settings.fewest() == settings.most();
    return settings.ends(
        () -> {
          SegmentCosts costs =
              new JointCosts(
                  new SpreadCosts(vectors, weights), new BayesCosts(words, PRIOR), wordWeight);
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

  /** Returns the cost of a boundary between sentences that are not alike, in their spreads. */
  private double boundary(float[][] vectors) {
    double cost = SCALE * Math.pow(growth(vectors.length), EXPONENT);
    if (isLexical) {
      return cost;
    }
    double cosine = Math.max(LEAST_COSINE, Math.min(MOST_COSINE, neighbours(vectors)));
    return cost * Math.exp(COHERENCE * (cosine - USUAL_COSINE));
  }

  /** Returns the mean cosine of neighbouring sentences; 0 for a single one. */
  private static double neighbours(float[][] vectors) {
    double sum = 0;
    for (int i = 0; i + 1 < vectors.length; i++) {
      sum += Vectors.dot(vectors[i], vectors[i + 1]);
    }
    return sum / Math.max(1, vectors.length - 1);
  }

  private static int growth(int size) {
    return Math.max(1, Math.min(size, GROWTH));
  }
}
