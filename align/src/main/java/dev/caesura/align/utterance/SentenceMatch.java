package dev.caesura.align.utterance;

import dev.caesura.align.Utterance.Similarity;

/**
 * The recognised words that a sentence was found in. Immutable.
 *
 * @param sentence index of the sentence
 * @param firstRecognized its first recognised word
 * @param lastRecognized its last recognised word
 * @param moved whether they are out of the order of the text
 * @param similarity how much they resemble the sentence
 */
record SentenceMatch(
    int sentence, int firstRecognized, int lastRecognized, boolean moved, Similarity similarity) {

  /** Returns the similarity in [0, 1]. */
  double score() {
    return similarity.score();
  }
}
