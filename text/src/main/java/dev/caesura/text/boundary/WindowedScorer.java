package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;

/**
 * Boundary scorer that reads a text in windows at fixed places, so that text can be scored while it
 * still arrives ({@link SentenceStream}).
 *
 * <p>Windows of {@link #windowCodePoints} code points start every {@link #strideCodePoints}. In
 * each window but the first, the first {@link #contextCodePoints} are context only. Scores up to
 * stride plus context after a window's start are final once the window is full.
 *
 * <p>A text that starts where a window starts has the same scores after the context as the whole
 * text. Implementations are thread-safe.
 */
public interface WindowedScorer extends BoundaryScorer {

  /**
   * Returns the length of a window.
   *
   * @return code points, more than stride plus context
   */
  int windowCodePoints();

  /**
   * Returns the distance from the start of one window to the start of the next.
   *
   * @return code points, at least 1
   */
  int strideCodePoints();

  /**
   * Returns how much a window reads before the characters whose scores it gives.
   *
   * @return code points, at least 0
   */
  int contextCodePoints();
}
