package dev.caesura.align.speech;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.CutCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cost of cutting a recording inside a word or a sentence, for {@link
 * dev.caesura.audio.segment.OptimalSegmenter}. A cut at an end of a sentence costs nothing more,
 * one inside a sentence as much as an end is unlikely there, and one inside a word more than any
 * pause or breath. Immutable and thread-safe.
 */
public final class WordCutCost implements CutCost {

  /** Of all other costs, only a frame that is surely speech costs as much. */
  private static final double INSIDE_WORD = 4;

  private static final double WEIGHT = 0.6;
  private static final double MAX_ODDS = 5;

  /** Recognisers round the times of words by this, in seconds. */
  private static final double ROUNDING = 0.03;

  private final double[] starts;
  private final double[] ends;
  private final double[] costs;

  private WordCutCost(double[] starts, double[] ends, double[] costs) {
    this.starts = starts;
    this.ends = ends;
    this.costs = costs;
  }

  /**
   * Creates the costs of the words of a recording.
   *
   * @param words the words, in any order; may be empty
   * @param scores the probability that a sentence ends after each word
   * @param threshold the probability from which on a sentence ends, in (0, 1)
   * @return the costs
   */
  public static WordCutCost of(List<Word> words, double[] scores, double threshold) {
    if (scores.length != words.size()) {
      throw new IllegalArgumentException(
          "scores of length " + scores.length + ": expected one for each word");
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
    }
    order.sort(
        (a, b) ->
            Double.compare(words.get(a).span().startSeconds(), words.get(b).span().startSeconds()));
    double[] starts = new double[scores.length];
    double[] ends = new double[scores.length];
    double[] costs = new double[scores.length];
    double least = Math.log(threshold / (1 - threshold));
    for (int i = 0; i < scores.length; i++) {
      int word = order.get(i);
      starts[i] = words.get(word).span().startSeconds();
      ends[i] = words.get(word).span().endSeconds();
      double odds = Math.log(scores[word] / (1 - scores[word]));
      costs[i] = WEIGHT * Math.max(0, Math.min(MAX_ODDS, least - odds));
    }
    return new WordCutCost(starts, ends, costs);
  }

  @Override
  public double of(TimeSpan cut) {
    double middle = (cut.startSeconds() + cut.endSeconds()) / 2;
    int at = Arrays.binarySearch(starts, middle);
    int word = at >= 0 ? at : -at - 2;
    if (word < 0) {
      return 0;
    }
    if (middle > starts[word] + ROUNDING && middle < ends[word] - ROUNDING) {
      return INSIDE_WORD;
    }
    // Just after the start of a word, the gap before it is meant.
    boolean isBefore = middle <= starts[word] + ROUNDING && middle < ends[word] - ROUNDING;
    return isBefore ? (word > 0 ? costs[word - 1] : 0) : costs[word];
  }
}
