package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Cuts a text where a scorer finds a boundary probable enough, behind the white space that follows;
 * a blank line always parts, a single line end is white space. Immutable and thread-safe.
 *
 * @param scorer gives probabilities; whoever opened it closes it
 * @param threshold least probability, in (0, 1]
 */
public record BoundarySegmenter(BoundaryScorer scorer, float threshold) implements TextSegmenter {

  public BoundarySegmenter {
    Objects.requireNonNull(scorer, "scorer");
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold " + threshold + " is not in (0, 1]");
    }
  }

  /**
   * A segmenter with a threshold of 0.5, which the shipped network is calibrated for.
   *
   * @param scorer gives probabilities
   * @return the segmenter
   */
  public static BoundarySegmenter of(BoundaryScorer scorer) {
    return new BoundarySegmenter(scorer, 0.5f);
  }

  @Override
  public Segmentation segment(String text) {
    BoundaryScores scores = scorer.score(text);
    List<Integer> ends = new ArrayList<>();
    for (int end = Cuts.end(scores, 0, threshold); end < text.length(); ) {
      ends.add(end);
      end = Cuts.end(scores, end, threshold);
    }
    return Segmentation.ofEnds(text, ends);
  }
}
