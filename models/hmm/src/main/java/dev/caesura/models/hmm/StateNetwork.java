package dev.caesura.models.hmm;

import java.util.Arrays;
import java.util.List;

/**
 * The states of a transcript in a row. Before each word and at the end stands a boundary of two
 * states, silence and speech without text; then come the units of the word, {@link #STATES} states
 * each. Immutable.
 */
final class StateNetwork {

  /** States of a unit. */
  static final int STATES = 3;

  private final int[] boundary;
  private final int[] firstWord;
  private final int[] sentenceOfWord;

  /** Emitting state of each state; not to be changed. */
  final int[] emission;

  private StateNetwork(int[] boundary, int[] firstWord, int[] sentenceOfWord, int[] emission) {
    this.boundary = boundary;
    this.firstWord = firstWord;
    this.sentenceOfWord = sentenceOfWord;
    this.emission = emission;
  }

  /** Returns the emitting state of silence among those of an inventory. */
  static int silence(int units) {
    return units * STATES;
  }

  /** Returns the emitting state of speech without text. */
  static int filler(int units) {
    return units * STATES + 1;
  }

  /**
   * Builds the network of a transcript.
   *
   * @param sentences the units of each word of each sentence; no word and no sentence is empty
   * @param units the size of the inventory
   */
  static StateNetwork of(List<int[][]> sentences, int units) {
    int states = 2;
    int words = 0;
    for (int[][] sentence : sentences) {
      if (sentence.length == 0) {
        throw new IllegalArgumentException("sentence: expected at least one word");
      }
      words += sentence.length;
      for (int[] word : sentence) {
        if (word.length == 0) {
          throw new IllegalArgumentException("word: expected at least one unit");
        }
        states = Math.addExact(states, 2 + word.length * STATES);
      }
    }
    int[] emission = new int[states];
    int[] boundary = new int[words + 1];
    int[] firstWord = new int[sentences.size() + 1];
    int[] sentenceOfWord = new int[words + 1];
    int at = 0;
    int w = 0;
    for (int i = 0; i < sentences.size(); i++) {
      firstWord[i] = w;
      for (int[] word : sentences.get(i)) {
        boundary[w] = at;
        sentenceOfWord[w++] = i;
        emission[at++] = silence(units);
        emission[at++] = filler(units);
        for (int unit : word) {
          for (int k = 0; k < STATES; k++) {
            emission[at++] = unit * STATES + k;
          }
        }
      }
    }
    firstWord[sentences.size()] = w;
    sentenceOfWord[w] = sentences.size();
    boundary[w] = at;
    emission[at++] = silence(units);
    emission[at] = filler(units);
    return new StateNetwork(boundary, firstWord, sentenceOfWord, emission);
  }

  int states() {
    return emission.length;
  }

  int sentences() {
    return firstWord.length - 1;
  }

  int words() {
    return boundary.length - 1;
  }

  /** Returns the silence of the boundary before a word; of the last one for the number of words. */
  int boundary(int word) {
    return boundary[word];
  }

  /** Returns the first word of a sentence; the number of words for the number of sentences. */
  int firstWord(int sentence) {
    return firstWord[sentence];
  }

  /** Returns the sentence of a word; the number of sentences for the number of words. */
  int sentenceOfWord(int word) {
    return sentenceOfWord[word];
  }

  /** Returns the word of a state; that of a boundary is the one after it. */
  int wordOf(int state) {
    int at = Arrays.binarySearch(boundary, state);
    return at >= 0 ? at : -at - 2;
  }

  /** Returns the sentence of a state; that of a boundary is the one of the word after it. */
  int sentenceOf(int state) {
    return sentenceOfWord[wordOf(state)];
  }

  /** Returns the silence of the boundary before a sentence. */
  int start(int sentence) {
    return boundary[firstWord[sentence]];
  }

  /** Returns whether a boundary is one between sentences, or at an end of the transcript. */
  boolean isOuter(int word) {
    return word == words() || firstWord[sentenceOfWord[word]] == word;
  }

  /** Returns the number of units of a word. */
  int letters(int word) {
    return (boundary[word + 1] - boundary[word] - 2) / STATES;
  }

  /** Returns the number of units of a sentence. */
  int lettersOf(int sentence) {
    int letters = 0;
    for (int w = firstWord[sentence]; w < firstWord[sentence + 1]; w++) {
      letters += letters(w);
    }
    return letters;
  }
}
