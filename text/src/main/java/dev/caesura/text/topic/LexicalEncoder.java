package dev.caesura.text.topic;

import java.util.List;

/**
 * Encoder that needs no network: words of a sentence, weighted by how rare they are in the text and
 * hashed to a vector of fixed size. Immutable and thread-safe.
 *
 * <p>Source: signed feature hashing (Weinberger et al. 2009) of tf-idf weights. A sentence without
 * words that carry a topic has a vector of length 0.
 */
public final class LexicalEncoder implements SentenceEncoder {

  private static final int SIZE = 256;
  private static final LexicalEncoder DEFAULTS = new LexicalEncoder();

  private LexicalEncoder() {}

  /**
   * Returns the encoder.
   *
   * @return the encoder
   */
  public static LexicalEncoder defaults() {
    return DEFAULTS;
  }

  @Override
  public float[][] encode(List<String> sentences) {
    return encode(WordCounts.of(sentences));
  }

  static float[][] encode(WordCounts counts) {
    float[][] vectors = new float[counts.size()][SIZE];
    for (int i = 0; i < vectors.length; i++) {
      for (int word : counts.sentence(i)) {
        int hash = mix(counts.stem(word).hashCode());
        double weight = Math.log(1 + counts.size() / (double) counts.sentencesWith(word));
        vectors[i][(hash & 0x7fffffff) % SIZE] += (float) (hash < 0 ? -weight : weight);
      }
      Vectors.normalize(vectors[i]);
    }
    return vectors;
  }

  /** Spreads the bits of a hash (the finaliser of MurmurHash3). */
  private static int mix(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
