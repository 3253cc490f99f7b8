package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import java.util.Objects;

/**
 * Any scorer, run over windows at fixed places, so that its sentences can be streamed and its cost
 * grows with the length of the text only. A score hangs on at least {@code context} code points on
 * either side; where the scorer itself needs no more, nothing changes. Thread-safe if the scorer
 * is.
 *
 * @param scorer scores a window; whoever opened it closes it
 * @param windowCodePoints length of a window, more than twice the context
 * @param contextCodePoints read on either side of the part whose scores count
 */
public record FixedWindows(BoundaryScorer scorer, int windowCodePoints, int contextCodePoints)
    implements WindowedScorer {

  public FixedWindows {
    Objects.requireNonNull(scorer, "scorer");
    if (contextCodePoints < 0 || windowCodePoints / 2 <= contextCodePoints) {
      throw new IllegalArgumentException(
          "context " + contextCodePoints + " is not in [0, half of " + windowCodePoints + ")");
    }
  }

  /**
   * Windows of 8,192 code points with 1,024 of context, longer than nearly every sentence.
   *
   * @param scorer scores a window
   * @return the windowed scorer
   */
  public static FixedWindows of(BoundaryScorer scorer) {
    return new FixedWindows(scorer, 8192, 1024);
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
      // The end of a window is no evidence.
      if (end < text.length() && to == end) {
        scores[end - 1] = 0;
      }
    }
    return BoundaryScores.of(text, scores);
  }
}
