package dev.caesura.text.topic;

import java.util.List;

/**
 * Turns sentences into vectors whose dot products state how alike their topics are.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface SentenceEncoder {

  /**
   * Encodes the sentences of one text.
   *
   * @param sentences any number of sentences, in order; may be blank
   * @return a vector for each, all of one size, of length 1; of length 0 where a sentence has
   *     nothing to encode
   */
  float[][] encode(List<String> sentences);
}
