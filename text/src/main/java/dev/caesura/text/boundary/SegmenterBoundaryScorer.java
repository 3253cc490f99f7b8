package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * Scorer that gives 1 after the last character of every piece of a segmenter, else 0. With it,
 * rules get the length limits, line breaks and protected spans of {@link BoundarySegmenter}, and
 * with {@link FixedWindowScorer} streams. Immutable and thread-safe.
 */
public final class SegmenterBoundaryScorer implements BoundaryScorer {

  private final TextSegmenter segmenter;

  /**
   * Creates a scorer from a segmenter.
   *
   * @param segmenter decides where pieces end
   */
  public SegmenterBoundaryScorer(TextSegmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public BoundaryScores score(String text) {
    float[] scores = new float[text.length()];
    for (TextSpan piece : segmenter.segment(text).spans()) {
      int end = piece.end();
      // The end of the text is not evidence.
      if (end < text.length()) {
        end = WhiteSpace.skipBack(text, end, piece.start());
        if (end > piece.start()) {
          scores[end - 1] = 1;
        }
      }
    }
    return BoundaryScores.of(text, scores);
  }
}
