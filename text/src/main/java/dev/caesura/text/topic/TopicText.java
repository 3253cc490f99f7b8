package dev.caesura.text.topic;

import java.util.Arrays;
import java.util.List;

/**
 * Sentences of one text, with evidence from outside their words that a topic ends after them:
 * pauses, changes of speaker, ends of paragraphs. Immutable and thread-safe.
 */
public final class TopicText {

  /** The strongest cue: a tenth of the cost of a boundary remains. */
  public static final double MAX_CUE = 0.9;

  private final List<String> sentences;
  private final double[] cues;

  private TopicText(List<String> sentences, double[] cues) {
    this.sentences = sentences;
    this.cues = cues;
  }

  /**
   * Returns a text without cues.
   *
   * @param sentences any number of sentences, in order
   * @return the text
   */
  public static TopicText of(List<String> sentences) {
    return new TopicText(List.copyOf(sentences), new double[sentences.size()]);
  }

  /**
   * Returns a copy with cues.
   *
   * @param afterSentence for each sentence, the share of the cost of a boundary after it that is
   *     remitted, in [0, {@value #MAX_CUE}]
   * @return the copy
   * @throws IllegalArgumentException if there is not one for each sentence, or one is out of range
   */
  public TopicText withCues(double[] afterSentence) {
    if (afterSentence.length != sentences.size()) {
      throw new IllegalArgumentException(
          "cues " + afterSentence.length + ": expected " + sentences.size() + ", one a sentence");
    }
    for (double cue : afterSentence) {
      if (!(cue >= 0 && cue <= MAX_CUE)) {
        throw new IllegalArgumentException("cue " + cue + ": expected a number in [0, 0.9]");
      }
    }
    return new TopicText(sentences, afterSentence.clone());
  }

  /**
   * Returns the sentences.
   *
   * @return the sentences, in order
   */
  public List<String> sentences() {
    return sentences;
  }

  /**
   * Returns the number of sentences.
   *
   * @return at least 0
   */
  public int size() {
    return sentences.size();
  }

  /**
   * Returns the cue after a sentence.
   *
   * @param sentence in [0, size())
   * @return in [0, {@value #MAX_CUE}]; 0 without evidence
   */
  public double cueAfter(int sentence) {
    return cues[sentence];
  }

  /**
   * Returns a part of the text.
   *
   * @param start first sentence
   * @param end one past the last sentence
   * @return the part
   */
  public TopicText part(int start, int end) {
    return new TopicText(sentences.subList(start, end), Arrays.copyOfRange(cues, start, end));
  }

  /** Returns the cost of a boundary after each sentence. */
  double[] boundaryCosts(double penalty) {
    double[] costs = new double[cues.length];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = penalty * (1 - cues[i]);
    }
    return costs;
  }
}
