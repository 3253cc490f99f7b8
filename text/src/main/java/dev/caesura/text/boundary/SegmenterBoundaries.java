package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * A segmenter as a scorer: 1 after the last character of every piece, else 0. So rules get what
 * {@link BoundarySegmenter} has to offer: length limits, line breaks, protected spans, and by
 * {@link FixedWindows} streams. Immutable and thread-safe.
 */
public final class SegmenterBoundaries implements BoundaryScorer {

  private final TextSegmenter segmenter;

  /**
   * Wraps a segmenter.
   *
   * @param segmenter what decides
   */
  public SegmenterBoundaries(TextSegmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public BoundaryScores score(String text) {
    float[] scores = new float[text.length()];
    for (TextSpan piece : segmenter.segment(text).spans()) {
      int end = piece.end();
      // The end of the text is no evidence.
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
