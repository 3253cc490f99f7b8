package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import java.util.Objects;

/**
 * Scorer that runs any other scorer over windows at fixed places, so that its sentences can be
 * streamed and its cost is linear in the length of the text. A score depends on at least {@code
 * contextCodePoints} on either side; a scorer that needs no more gives the same scores as without
 * windows. Thread-safe if the scorer is.
 *
 * @param scorer scores a window; whoever opened it closes it
 * @param windowCodePoints length of a window, more than twice the context
 * @param contextCodePoints read on either side of the part whose scores count
 */
public record FixedWindowScorer(BoundaryScorer scorer, int windowCodePoints, int contextCodePoints)
    implements WindowedScorer {

  public FixedWindowScorer {
    Objects.requireNonNull(scorer, "scorer");
    if (contextCodePoints < 0 || windowCodePoints / 2 <= contextCodePoints) {
      throw new IllegalArgumentException(
          "context "
              + contextCodePoints
              + ": expected a number in [0, half of the window of "
              + windowCodePoints
              + ")");
    }
  }

  /**
   * Returns a scorer with windows of 8,192 code points and 1,024 of context, which is longer than
   * nearly every sentence.
   *
   * @param scorer scores a window
   * @return the windowed scorer
   */
  public static FixedWindowScorer of(BoundaryScorer scorer) {
    return new FixedWindowScorer(scorer, 8192, 1024);
  }

  @Override
  public int strideCodePoints() {
    return windowCodePoints - 2 * contextCodePoints;
  }

  @Override
  public BoundaryScores score(String text) {
    float[] scores = new float[text.length()];
    for (TextWindow window :
        TextWindow.of(text, windowCodePoints, contextCodePoints, contextCodePoints)) {
      int start = window.start();
      int end = text.offsetByCodePoints(start, window.length());
      BoundaryScores part = scorer.score(text.substring(start, end));
      int to = text.offsetByCodePoints(start, window.endUsed());
      for (int i = text.offsetByCodePoints(start, window.firstUsed()); i < to; i++) {
        scores[i] = part.after(i - start);
      }
      // The end of a window is not evidence.
      if (end < text.length() && to == end) {
        scores[end - 1] = 0;
      }
    }
    return BoundaryScores.of(text, scores);
  }
}
