package dev.caesura.align.utterance;

import dev.caesura.align.Utterance;
import java.util.Collections;
import java.util.List;

/**
 * Sentence in one of the places where it was found. Immutable.
 *
 * @param order the number of the reading order
 * @param sentence the number of the sentence
 * @param utterance the sentence with its times in the recording
 * @param words the numbers of the recognised words in it
 */
record SentencePlace(int order, int sentence, Utterance utterance, List<Integer> words) {

  /** How much more similar a sentence must be in another place than in the first order. */
  private static final double MIN_GAIN = 0.2;

  /** A sentence of five words may share one with a neighbour, whose edge was found elsewhere. */
  private static final int MIN_WORDS_PER_SHARED = 5;

  /**
   * Returns what speaks for this place: similar letters, fewer if it is elsewhere than in the first
   * order.
   *
   * @param first the place in the first order, or null
   */
  double weight(SentencePlace first) {
    boolean elsewhere = first != null && Collections.disjoint(first.words(), words);
    double score = utterance.score() - (elsewhere ? MIN_GAIN : 0);
    return score * utterance.text().length();
  }

  /** Returns whether so few of the words are taken that this place is free. */
  boolean isFree(boolean[] taken) {
    long shared = words.stream().filter(word -> taken[word]).count();
    return shared * MIN_WORDS_PER_SHARED <= words.size() && shared < Math.max(1, words.size());
  }

  /** Marks the words as taken. */
  void take(boolean[] taken) {
    words.forEach(word -> taken[word] = true);
  }
}
