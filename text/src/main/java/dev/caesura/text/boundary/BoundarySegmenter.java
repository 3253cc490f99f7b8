package dev.caesura.text.boundary;

import dev.caesura.text.BatchScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Segmenter that splits a text where a scorer finds a boundary probable enough, after the white
 * space that follows, within what the settings allow. A run of white space of more than 65,536
 * characters is split too. Immutable and thread-safe.
 *
 * @param scorer gives probabilities; whoever opened it closes it
 * @param settings threshold, line breaks, protected spans, lengths
 */
public record BoundarySegmenter(BoundaryScorer scorer, SentenceSettings settings)
    implements TextSegmenter {

  public BoundarySegmenter {
    Objects.requireNonNull(scorer, "scorer");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Creates a segmenter with a threshold; blank lines split.
   *
   * @param scorer gives probabilities; whoever opened it closes it
   * @param threshold least probability, in (0, 1]
   */
  public BoundarySegmenter(BoundaryScorer scorer, float threshold) {
    this(scorer, SentenceSettings.defaults().withThreshold(threshold));
  }

  /**
   * Returns a segmenter with {@link SentenceSettings#defaults}.
   *
   * @param scorer gives probabilities
   * @return the segmenter
   */
  public static BoundarySegmenter of(BoundaryScorer scorer) {
    return new BoundarySegmenter(scorer, SentenceSettings.defaults());
  }

  /**
   * Splits a text and keeps the probability of each boundary.
   *
   * @param text any text
   * @return its pieces, in order
   */
  public List<Sentence> sentences(String text) {
    BoundaryScores scores = scorer.score(settings.lineBreaks().seen(text));
    SentenceCutter cutter = new SentenceCutter(settings);
    cutter.add(text);
    cutter.addScores(scores, 0, text.length());
    return cutter.cut(true, 0);
  }

  /**
   * Splits many texts whose scores come from one call. Each text has the pieces that it has alone.
   *
   * @param texts any number of texts
   * @param scorer scores all texts that it is given; whoever opened it closes it
   * @param executor runs the scorer's work; its threads decide how much runs at once
   * @param settings threshold, line breaks, protected spans, lengths
   * @return the pieces of each text, in the same order
   * @throws IllegalArgumentException if the scorer gives another number of results
   */
  public static List<List<Sentence>> sentencesOfAll(
      List<String> texts, BatchScorer scorer, Executor executor, SentenceSettings settings) {
    List<BoundaryScores> scores =
        scorer.scoreAll(texts.stream().map(settings.lineBreaks()::seen).toList(), executor);
    if (scores.size() != texts.size()) {
      throw new IllegalArgumentException(
          "results of the scorer "
              + scores.size()
              + ": expected one for each of "
              + texts.size()
              + " texts");
    }
    List<List<Sentence>> all = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      BoundaryScores own = scores.get(i);
      all.add(new BoundarySegmenter(text -> own, settings).sentences(texts.get(i)));
    }
    return all;
  }

  @Override
  public Segmentation segment(String text) {
    List<Integer> ends = new ArrayList<>();
    int end = 0;
    for (Sentence sentence : sentences(text)) {
      end += sentence.text().length();
      ends.add(end);
    }
    return Segmentation.ofEnds(text, ends);
  }
}
